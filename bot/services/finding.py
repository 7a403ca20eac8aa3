"""A student looks for somebody to talk to."""

from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.domain.narrowing import ANYBODY, Narrowing, packed, unpacked
from bot.domain.refusal import Refused
from bot.domain.search_so_far import LONGEST_CARRIED, SearchSoFar, carried
from bot.models import Volunteer, Wish
from bot.models.engine import reached
from bot.search.askable import Asker
from bot.search.asked import query_of
from bot.search.fields import near_fields
from bot.search.find import Found, Result, Search
from bot.search.narrowed import narrowed
from bot.search.reasons import Reason
from bot.search.understood import Understood
from bot.search.wishes import fits
from bot.services.load import Allowance, allowed
from bot.services.saying import say
from bot.services.service import Service
from bot.services.taking_part import NotAMember, must_take_part

LONGEST_QUERY = 200  # characters kept of what was typed
LONGEST_WITHOUT = 44  # characters of a query that a button can look for: a message holds so much


class NothingAsked(Refused):
    """`find` without a word after it."""

    message = "nothing_asked"


@dataclass(frozen=True)
class Card:
    """One volunteer, as a student sees them; never an e-mail address."""

    volunteer_id: str
    name: str
    title: str
    employer: str
    class_year: int | None
    city: str
    country: str
    timezone: str | None
    formats: tuple[str, ...]
    meetings_left: int
    why: tuple[Reason, ...]


@dataclass(frozen=True)
class Piece:
    """A part of what was understood, and the query without it, if anything else is left."""

    words: str
    without: str | None


@dataclass(frozen=True)
class Answer:
    """People, or else fields to try instead, and how many requests may still be sent.

    It can be hashed: the same answer is rendered once.

    first    nobody was shown before these
    so_far   what was looked for, to look again in another way
    further  the same, to be shown the next people; none when these are the last
    understood  the parts of the query, where there are several or a word was read as another
    relaxed     kinds of parts that not even the first of these people meets
    """

    query: str
    narrowing: Narrowing
    cards: tuple[Card, ...]
    near: tuple[str, ...]
    allowance: Allowance
    first: bool
    so_far: str
    further: str | None
    understood: tuple[Piece, ...] = ()
    relaxed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding(Service):
    search: Search = field(default_factory=Search)

    async def find(self, team_id: str, student: str, query: str) -> Answer:
        """Raises NothingAsked, NotAMember."""
        return await self.look(team_id, student, SearchSoFar(query))

    async def look(self, team_id: str, student: str, so_far: SearchSoFar) -> Answer:
        """Those who come after all who were shown. Raises NothingAsked, NotAMember."""
        so_far = replace(so_far, query=so_far.query.strip()[:LONGEST_QUERY])
        if not so_far.query:
            raise NothingAsked
        asker = self.asker(team_id, student)

        def look(connection: Connection) -> Answer:
            return self._answer(connection, asker, so_far)

        with reached():
            return await self.database.look(look)

    async def tell_me(
        self, team_id: str, student: str, query: str, narrowing: Narrowing = ANYBODY
    ) -> None:
        """*Tell me when someone joins*. Asked twice, it is still told once. Raises NotAMember."""
        async with self.deciding() as session:
            await session.run_sync(must_take_part, team_id, student)
            wish = Wish(
                team_id=team_id,
                student=student,
                query=query,
                narrowing=packed(narrowing),
                wished_at=self.now(),
            )
            await session.merge(wish)

    def _answer(self, connection: Connection, asker: Asker, so_far: SearchSoFar) -> Answer:
        first = not so_far.shown
        narrow = narrower(connection, asker, so_far.narrowing)
        limit = len(so_far.shown) + self.programme.cards + 1  # one more: are there others?
        result = self.search.find(connection, narrow, so_far.query, limit=limit)
        if result.takes_part is False:
            raise NotAMember
        rest = [card for card in cards(self, result) if not so_far.has_shown(card.volunteer_id)]
        page = tuple(rest[: self.programme.cards])
        look_near = first and not page
        explained = first and not so_far.narrowing  # a message holds so much
        return Answer(
            query=so_far.query,
            narrowing=so_far.narrowing,
            cards=page,
            near=tuple(near_fields(connection, asker, so_far.query)) if look_near else (),
            allowance=allowed(self, result.open_requests, result.next_lapse),
            first=first,
            so_far=carried(replace(so_far, shown=frozenset())),
            further=_further(so_far, page) if len(rest) > len(page) else None,
            understood=_pieces(result.understood) if explained else (),
            relaxed=result.relaxed if explained else (),
        )


def _pieces(understood: Understood) -> tuple[Piece, ...]:
    phrases = understood.asked.phrases()
    if len(phrases) < 2 and not understood.did_you_mean:
        return ()
    rest = (query_of([other for other in phrases if other != each]) for each in phrases)
    return tuple(
        Piece(each, without if 0 < len(without) <= LONGEST_WITHOUT else None)
        for each, without in zip(phrases, rest, strict=True)
    )


def _further(so_far: SearchSoFar, page: tuple[Card, ...]) -> str | None:
    value = carried(so_far.and_shown(*(card.volunteer_id for card in page)))
    return value if len(value) <= LONGEST_CARRIED else None


def narrower(connection: Connection, asker: Asker, narrowing: Narrowing) -> Asker:
    """Who looks for such people only."""
    if not narrowing:
        return asker
    wanted = narrowed(connection, asker.team_id, asker.student, asker.now, narrowing)
    return replace(asker, **wanted)


def cards(service: Service, result: Result) -> tuple[Card, ...]:
    """Whom a search found, as a student sees them."""
    return tuple(_card(service, each) for each in result.found)


def _card(service: Service, found: Found) -> Card:
    facts = dict(vars(found.volunteer))
    facts.pop("lacks")
    most = facts.pop("meetings_per_month") or service.programme.meetings_a_month
    return Card(**facts, timezone=found.timezone, meetings_left=most - found.meetings)


async def tell_those_who_wished(
    service: Service, session: AsyncSession, volunteer: Volunteer
) -> None:
    """Somebody joined: whoever waited for such a person hears of it, once."""
    await session.flush()
    waiting = select(Wish).where(Wish.team_id == volunteer.team_id)
    ordered = waiting.order_by(Wish.student, Wish.query, Wish.narrowing)
    held = ordered.with_for_update()  # as others who join do
    connection = await session.connection()
    for wish in (await session.scalars(held)).all():
        anybody = service.asker(wish.team_id, wish.student)
        asker = await connection.run_sync(narrower, anybody, unpacked(wish.narrowing))
        if await connection.run_sync(fits, asker, wish.query, volunteer.id):
            say(
                session,
                service.now(),
                team_id=wish.team_id,
                key=f"wish:{wish.student}:{wish.query}:{wish.narrowing}:{volunteer.id}",
                message="someone_joined",
                to=[wish.student],
                facts={
                    "query": wish.query,
                    "volunteer_id": volunteer.id,
                    "name": volunteer.name,
                    "student": wish.student,
                    "volunteer": volunteer.user_id,
                },
                about=f"wish:{wish.student}",
                manner=Manner.IN_HOURS,
            )
            await session.delete(wish)
