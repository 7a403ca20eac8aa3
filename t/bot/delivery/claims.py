"""Whose turn it is: claim what is due, and let go of it again. Each method is one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, case, func, select, tuple_, update

from bot.delivery.lease import LEASE, lease_now
from bot.delivery.slack import POST_WITHIN
from bot.domain.delivery import WAITING, Status
from bot.models import Outgoing
from bot.models.engine import Database

BATCH = 20
LONGEST_WAIT = 3600.0  # seconds between two attempts
NEVER = 1e18  # as `lease_ends`: until somebody looks after it


@dataclass(frozen=True)
class Claims:
    database: Database
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    new_id: Callable[[], str]

    async def take(self) -> Sequence[Outgoing]:
        """Lease what is due. Fresh messages first: those that keep failing delay no other."""
        now, clock = self.now(), lease_now(self.database, self.monotonic)
        async with self.database.writes.begin() as session:
            due = (
                select(Outgoing.team_id, Outgoing.key)
                .where(
                    Outgoing.status.in_(WAITING),
                    Outgoing.due_at <= now,
                    Outgoing.lease_ends <= clock,
                )
                .order_by(Outgoing.attempts, Outgoing.due_at)
                .limit(BATCH)
                .with_for_update(skip_locked=True)
            )
            claim = (
                update(Outgoing)
                .where(tuple_(Outgoing.team_id, Outgoing.key).in_(due))
                .values(
                    status=Status.SENDING,
                    owner=self.new_id(),
                    lease_ends=clock + LEASE.total_seconds(),
                    attempts=Outgoing.attempts + 1,
                    posting_since=func.coalesce(Outgoing.posting_since, now),
                )
                .returning(Outgoing)
                .execution_options(synchronize_session=False)
            )
            rows = (await session.scalars(claim)).all()
        return sorted(rows, key=lambda row: (row.attempts, row.due_at, row.created_at))

    async def release(self, row: Outgoing, due_at: datetime) -> None:
        """It was certainly not posted, and is due again then: the attempt does not count."""
        await self._mark(
            row,
            status=Status.PENDING,
            due_at=due_at,
            lease_ends=0.0,
            attempts=row.attempts - 1,
            posting_since=row.posting_since if row.attempts > 1 else None,
        )

    async def retry(self, row: Outgoing, status: Status, error: str) -> None:
        """Again after a while that doubles; whoever takes it then looks before it posts."""
        wait = min(2.0**row.attempts, LONGEST_WAIT)
        if status is Status.UNCERTAIN:
            wait = max(wait, LEASE.total_seconds())
        ends = lease_now(self.database, self.monotonic) + wait
        await self._mark(row, status=status, lease_ends=ends, error=error)

    async def park(self, row: Outgoing, error: str) -> None:
        """Nobody may look, so nobody may send again: a person must decide."""
        await self._mark(row, status=Status.UNCERTAIN, lease_ends=NEVER, error=error)

    async def finish(self, row: Outgoing, status: Status, **values: Any) -> bool:
        """Whether it was still ours to finish."""
        return await self._mark(row, status=status, finished_at=self.now(), **values)

    async def take_over(self) -> None:
        """At the start on SQLite: whoever held a lease is gone, so look once it cannot post."""
        if self.database.engine.dialect.name == "postgresql":
            return
        async with self.database.writes.begin() as session:
            ends = self.monotonic() + POST_WITHIN.total_seconds()
            held = update(Outgoing).where(
                Outgoing.status.in_(WAITING), Outgoing.lease_ends != NEVER
            )
            await session.execute(
                held.values(lease_ends=case((Outgoing.status == Status.SENDING, ends), else_=0.0))
            )

    async def _mark(self, row: Outgoing, **values: Any) -> bool:
        """Only the present owner has a say."""
        mine = update(Outgoing).where(
            Outgoing.team_id == row.team_id,
            Outgoing.key == row.key,
            Outgoing.owner == row.owner,
            Outgoing.status == Status.SENDING,
        )
        async with self.database.writes.begin() as session:
            marked = await session.execute(mine.values(**values))
        return isinstance(marked, CursorResult) and marked.rowcount == 1
