"""A student looks for somebody to talk to."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.domain.refusal import Refused
from bot.models import Volunteer, Wish
from bot.models.engine import reached
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

        def look(connection: Connection) -> Answer:
            found = cards(connection, self, asker, query)
            near = [] if found else near_fields(connection, asker, query)
            left = most - open_requests(connection, team_id, student)
            return Answer(query, found, near, max(0, left), most)

        with reached():
            return await self.database.look(look)

    async def tell_me(self, team_id: str, student: str, query: str) -> None:
        """*Tell me when someone joins*. Asked twice, it is still told once."""
        async with self.deciding() as session:
            wish = Wish(team_id=team_id, student=student, query=query, wished_at=self.now())
            await session.merge(wish)


def cards(connection: Connection, service: Service, asker: Asker, query: str) -> list[Card]:
    """The best matches for a query, as a student sees them."""
    began, _ = service.month()
    found = find(connection, asker, query, limit=service.programme.cards, month_began=began)
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
            meetings_left=meetings_most(service, each.volunteer) - each.meetings,
            why=each.why,
        )
        for each in found
    ]


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
                facts={"query": wish.query, "volunteer_id": volunteer.id, "name": volunteer.name},
                about=f"wish:{wish.student}",
                manner=Manner.IN_HOURS,
            )
            await session.delete(wish)
