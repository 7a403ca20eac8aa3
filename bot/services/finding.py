"""A student looks for somebody to talk to."""

from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from bot.domain.narrowing import ANYBODY, Narrowing, packed
from bot.domain.refusal import Refused
from bot.domain.search_so_far import LONGEST_CARRIED, SearchSoFar, carried, remembered
from bot.models import Wish
from bot.models.engine import reached
from bot.search.askable import Asker
from bot.search.fields import near_fields
from bot.search.find import Search
from bot.search.liked import without_ids
from bot.services.answers import Answer, Card, cards, nowhere, pieces
from bot.services.load import allowed
from bot.services.service import Service
from bot.services.taking_part import NotAMember, must_take_part
from bot.services.wishing import narrower

FEW = 3  # people, where there is something else to choose from
LONGEST_QUERY = 200  # characters kept of what was typed


class NothingAsked(Refused):
    """`find` without a word after it."""

    message = "nothing_asked"


class NobodyLike(Refused):
    """It is to be like somebody, and that is nobody who is listed."""

    message = "nobody_like"


@dataclass(frozen=True)
class Finding(Service):
    search: Search = field(default_factory=Search)

    async def find(self, team_id: str, student: str, query: str) -> Answer:
        """Raises NothingAsked, NotAMember, NobodyLike."""
        return await self.look(team_id, student, SearchSoFar(query))

    async def look(self, team_id: str, student: str, so_far: SearchSoFar) -> Answer:
        """Those who come after all who were shown. Raises as `find` does."""
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
        if result.understood.like_nobody:
            raise NobodyLike(field="query")
        rest = [card for card in cards(self, result) if not so_far.has_shown(card.volunteer_id)]
        unsure = "field" in result.relaxed
        explained = first and not so_far.narrowing  # a message holds so much
        few = first and (unsure or (explained and result.understood.readings))
        most = min(FEW, self.programme.cards) if few else self.programme.cards
        page = tuple(rest[:most])
        look_near = first and (unsure or not page)
        return Answer(
            query=without_ids(so_far.query),
            narrowing=so_far.narrowing,
            cards=page,
            near=tuple(near_fields(connection, asker, result.understood)) if look_near else (),
            allowance=allowed(self, result.open_requests, result.next_lapse),
            first=first,
            so_far=carried(replace(so_far, shown=frozenset())),
            found_by=remembered(so_far),
            further=_further(so_far, page) if len(rest) > len(page) else None,
            understood=pieces(result.understood) if explained else (),
            relaxed=result.relaxed if explained else (),
            nowhere=nowhere(result) if explained else None,
            readings=result.understood.readings if explained else (),
            unsure=first and unsure,
            career_office=self.programme.career_office if look_near else "",
        )


def _further(so_far: SearchSoFar, page: tuple[Card, ...]) -> str | None:
    value = carried(so_far.and_shown(*(card.volunteer_id for card in page)))
    return value if len(value) <= LONGEST_CARRIED else None
