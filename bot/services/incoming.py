"""A redelivered event, a retried submission: done once, in the transaction of its effect."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.models import Incoming
from bot.models.engine import Database, reached

KEPT = timedelta(days=3)  # Slack's last retry comes within a day
FORGET_EVERY = timedelta(hours=1)


class DoneBefore(Exception):
    """Slack has sent this before, and it was done then."""


@dataclass(frozen=True)
class Arrival:
    """What is being handled just now: one event, press or submission."""

    team_id: str
    key: str


arrival: ContextVar[Arrival | None] = ContextVar("arrival", default=None)
"""Set by the handlers for each request; taken by the first transaction that decides."""


async def remember_arrival(session: AsyncSession, now: datetime) -> None:
    """Raises DoneBefore."""
    arrived = arrival.get()
    if arrived is None:
        return
    arrival.set(None)
    session.add(Incoming(team_id=arrived.team_id, key=arrived.key, done_at=now))
    try:
        await session.flush()
    except IntegrityError as error:
        raise DoneBefore from error


async def forget_old(database: Database, now: Callable[[], datetime]) -> None:
    """Raises DatabaseAway."""
    with reached():
        async with database.writes.begin() as session:
            await session.execute(delete(Incoming).where(Incoming.done_at < now() - KEPT))
