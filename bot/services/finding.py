"""A student looks for somebody to talk to."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.domain.refusal import Refused
from bot.models import Volunteer, Wish
from bot.search.askable import Asker
from bot.search.fields import near_fields
from bot.search.find import find, fits
from bot.search.reasons import Reason
from bot.services.load import meetings_most, open_requests
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
    formats: Sequence[str]
    meetings_left: int
    why: Sequence[Reason]


@dataclass(frozen=True)
class Answer:
    """People, or else fields to try instead. `left` of `most` requests may still be sent."""

    query: str
    cards: Sequence[Card]
    near: Sequence[str]
    left: int
    most: int


@dataclass(frozen=True)
class Finding(Service):
    async def find(self, team_id: str, student: str, query: str) -> Answer:
        """Raises NothingAsked."""
        query = query.strip()[:LONGEST_QUERY]
        if not query:
            raise NothingAsked
        asker, most = self.asker(team_id, student), self.programme.open_requests
        async with self.looking() as session:
            cards = await self._cards(session, asker, query)
            near = [] if cards else await near_fields(session, asker, query)
            left = most - await open_requests(session, team_id, student)
        return Answer(query, cards, near, max(0, left), most)

    async def tell_me(self, team_id: str, student: str, query: str) -> None:
        """*Tell me when someone joins*. Asked twice, it is still told once."""
        async with self.deciding() as session:
            wish = Wish(team_id=team_id, student=student, query=query, wished_at=self.now())
            await session.merge(wish)

    async def _cards(self, session: AsyncSession, asker: Asker, query: str) -> list[Card]:
        began, _ = self.month()
        found = await find(session, asker, query, limit=self.programme.cards, month_began=began)
        return [
            Card(
                volunteer_id=each.volunteer.id,
                name=each.volunteer.name,
                title=each.volunteer.title,
                employer=each.volunteer.employer,
                class_year=each.volunteer.class_year,
                city=each.volunteer.city,
                country=each.volunteer.country,
                timezone=each.timezone,
                formats=each.volunteer.formats,
                meetings_left=meetings_most(self, each.volunteer) - each.meetings,
                why=each.why,
            )
            for each in found
        ]


async def tell_those_who_wished(
    service: Service, session: AsyncSession, volunteer: Volunteer
) -> None:
    """Somebody joined: whoever waited for such a person hears of it, once."""
    await session.flush()
    wishes = await session.scalars(select(Wish).where(Wish.team_id == volunteer.team_id))
    for wish in wishes.all():
        asker = service.asker(wish.team_id, wish.student)
        if await fits(session, asker, wish.query, volunteer.id):
            say(
                session,
                service.now(),
                team_id=wish.team_id,
                key=f"wish:{wish.student}:{wish.query}:{volunteer.id}",
                message="someone_joined",
                to=[wish.student],
                facts={"query": wish.query, "volunteer_id": volunteer.id, "name": volunteer.name},
                about=f"wish:{wish.student}",
                manner=Manner.IN_HOURS,
            )
            await session.delete(wish)
