"""What the app is going to say, and when: read from its database, for the bar of time."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from bot.domain.delivery import Manner
from bot.domain.hours import Hours, next_open
from bot.models import Outgoing
from bot.models.engine import Database
from sandbox.workspace.people import Person

READ = 400  # the next ones by when they are due; people's hours may change their order
_WAITING = text("status IN ('pending', 'sending', 'uncertain')")


@dataclass(frozen=True)
class Coming:
    """`at` is within the first receiver's hours, if the message keeps to them."""

    at: datetime
    message: str
    people: tuple[str, ...]


Agenda = Callable[[], Awaitable[list[Coming]]]


async def nothing() -> list[Coming]:
    """Of an app that keeps no such list."""
    return []


@dataclass(frozen=True)
class OutboxAgenda:
    database: Database
    people: Mapping[str, Person]

    async def __call__(self) -> list[Coming]:
        waiting = select(Outgoing).where(_WAITING).order_by(Outgoing.due_at).limit(READ)
        try:
            async with self.database.reads() as session:
                rows = list(await session.scalars(waiting))
        except OperationalError:  # the app has not made its tables yet
            return []
        return sorted((self._coming(row) for row in rows), key=lambda coming: coming.at)

    def _coming(self, row: Outgoing) -> Coming:
        people = tuple(row.people.split(","))
        first = self.people.get(people[0])
        at = row.due_at
        if row.manner not in (Manner.AT_ONCE, Manner.AGREED) and first:
            at = next_open(row.due_at, first.tz, Hours())
        return Coming(at, row.message.replace("_", " "), people)


def next_moment(agenda: list[Coming], now: datetime) -> datetime | None:
    """When the next thing is said that is not said already."""
    return next(islice((one.at for one in agenda if one.at > now), 1), None)
