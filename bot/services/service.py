"""What every service is built from."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.calendar import start_of_month, start_of_next_month
from bot.domain.hours import local_day
from bot.domain.programme import Programme
from bot.models.engine import Database, reached
from bot.search.askable import Asker
from bot.services.incoming import remember_arrival


@dataclass(frozen=True)
class Service:
    """One public method of a service is one transaction; a private helper gets its session."""

    database: Database
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    programme: Programme

    @asynccontextmanager
    async def deciding(self) -> AsyncIterator[AsyncSession]:
        """A transaction that changes something; what Slack sent is remembered with it.

        Raises DoneBefore, DatabaseAway.
        """
        with reached():
            async with self.database.writes.begin() as session:
                await remember_arrival(session, self.now())
                yield session

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[AsyncSession]:
        """A transaction that only reads. Raises DatabaseAway."""
        with reached():
            async with self.database.reads() as session:
                yield session

    def month(self) -> tuple[datetime, datetime]:
        """The moments at which this month began and the next one will."""
        now, zone = self.now(), self.programme.timezone
        return start_of_month(now, zone), start_of_next_month(now, zone)

    def month_ends(self) -> date:
        """The first day of the next one."""
        return local_day(self.month()[1], self.programme.timezone)

    def asker(self, team_id: str, student: str) -> Asker:
        now = self.now()
        apart_since = now - self.programme.no_second_request_within
        month_began = start_of_month(now, self.programme.timezone)
        return Asker(
            team_id,
            student,
            now,
            apart_since,
            month_began,
            self.programme.fairness,
            self.programme.requests_a_month,
        )
