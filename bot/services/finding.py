"""A student looks for somebody to talk to."""

from dataclasses import dataclass, field

from sqlalchemy import Connection, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.domain.refusal import Refused
from bot.models import Volunteer, Wish
from bot.models.engine import reached
from bot.search.fields import near_fields
from bot.search.find import Found, Result, Search, fits
from bot.search.reasons import Reason
from bot.services.saying import say
from bot.services.service import Service

LONGEST_QUERY = 200  # characters kept of what was typed


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
class Answer:
    """People, or else fields to try instead. `left` of `most` requests may still be sent.

    It can be hashed: the same answer is rendered once.
    """

    query: str
    cards: tuple[Card, ...]
    near: tuple[str, ...]
    left: int
    most: int


@dataclass(frozen=True)
class Finding(Service):
    search: Search = field(default_factory=Search)

    async def find(self, team_id: str, student: str, query: str) -> Answer:
        """Raises NothingAsked."""
        query = query.strip()[:LONGEST_QUERY]
        if not query:
            raise NothingAsked
        asker, most = self.asker(team_id, student), self.programme.open_requests

        def look(connection: Connection) -> Answer:
            result = self.search.find(connection, asker, query, limit=self.programme.cards)
            found = cards(self, result)
            near = () if found else tuple(near_fields(connection, asker, query))
            return Answer(query, found, near, max(0, most - result.open_requests), most)

        with reached():
            return await self.database.look(look)

    async def tell_me(self, team_id: str, student: str, query: str) -> None:
        """*Tell me when someone joins*. Asked twice, it is still told once."""
        async with self.deciding() as session:
            wish = Wish(team_id=team_id, student=student, query=query, wished_at=self.now())
            await session.merge(wish)


def cards(service: Service, result: Result) -> tuple[Card, ...]:
    """Whom a search found, as a student sees them."""
    return tuple(_card(service, each) for each in result.found)


def _card(service: Service, found: Found) -> Card:
    facts = dict(vars(found.volunteer))
    most = facts.pop("meetings_per_month") or service.programme.meetings_a_month
    return Card(**facts, timezone=found.timezone, meetings_left=most - found.meetings)


async def tell_those_who_wished(
    service: Service, session: AsyncSession, volunteer: Volunteer
) -> None:
    """Somebody joined: whoever waited for such a person hears of it, once."""
    await session.flush()
    waiting = select(Wish).where(Wish.team_id == volunteer.team_id)
    held = waiting.order_by(Wish.student, Wish.query).with_for_update()  # as others who join do
    connection = await session.connection()
    for wish in (await session.scalars(held)).all():
        asker = service.asker(wish.team_id, wish.student)
        if await connection.run_sync(fits, asker, wish.query, volunteer.id):
            say(
                session,
                service.now(),
                team_id=wish.team_id,
                key=f"wish:{wish.student}:{wish.query}:{volunteer.id}",
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
