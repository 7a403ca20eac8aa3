"""Whose turn it is: claim what is due, and let go of it again. Each method is one transaction.

A row in the hands of an owner is SENDING, or UNCERTAIN if an earlier one may have posted it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Update, case, delete, update

from bot.delivery.asking import ANSWER_WITHIN
from bot.delivery.due import IS_NEW, IS_WAITING, TAKE, TAKE_COMPANY
from bot.delivery.lease import LEASE, lease_now
from bot.domain.delivery import WAITING, Status
from bot.models import Gate, Outgoing
from bot.models.engine import Database
from bot.models.outgoing import reckoned_anew

WORDED_AT_MOST = 3  # tries of a message that cannot be rendered
DOUBLED_AT_MOST = 12  # times: over an hour between two attempts
NEVER = 1e18  # as `lease_ends`: until somebody looks after it


@dataclass(frozen=True)
class Claims:
    database: Database
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    new_id: Callable[[], str]

    async def take(self, most: int) -> Sequence[Outgoing]:
        """Lease what is due."""
        return await self._lease(TAKE, most, self.new_id())

    async def company(self, row: Outgoing, most: int) -> Sequence[Outgoing]:
        """Lease other nudges to the same person that are due as well, for the same owner."""
        theirs = {"their_team": row.team_id, "they": row.people}
        return await self._lease(TAKE_COMPANY, most, row.owner, **theirs)

    async def release(self, row: Outgoing, due_at: datetime) -> None:
        """It was not posted this time, and is due again then: the attempt does not count."""
        attempts = row.attempts - 1
        status = _before(row)
        let_go = {"owner": None, "lease_ends": 0.0, "attempts": attempts}
        await self._mark(row, status=status, due_at=due_at, **let_go)

    async def retry(self, row: Outgoing, error: str, *, maybe_posted: bool) -> None:
        """Again after a while that doubles; after the lease at least, where one must look first."""
        wait = 2.0 ** min(row.attempts, DOUBLED_AT_MOST)
        if maybe_posted:
            wait = max(wait, LEASE.total_seconds())
        status = Status.UNCERTAIN if maybe_posted else _before(row)
        ends = lease_now(self.database, self.monotonic) + wait
        await self._mark(row, status=status, owner=None, lease_ends=ends, error=error)

    async def give_up_soon(self, row: Outgoing, error: str) -> None:
        """What waiting does not mend is tried a few times, and is dead within seconds."""
        if row.attempts >= WORDED_AT_MOST:
            await self.finish(row, Status.DEAD, error)
        else:
            await self.retry(row, error, maybe_posted=False)

    async def park(self, row: Outgoing, error: str) -> None:
        """Nobody may look, so nobody may send again: a person must decide."""
        await self._mark(row, status=Status.UNCERTAIN, lease_ends=NEVER, error=error)

    async def finish(self, row: Outgoing, status: Status, error: str | None = None) -> None:
        """It will not be sent."""
        await self._mark(row, status=status, finished_at=self.now(), error=error)

    async def sent(self, row: Outgoing, channel: str, ts: str) -> bool:
        """Whether this is the message that stays: of two owners the first to say so has it."""
        async with self.database.writes.begin() as session:
            key = (row.team_id, row.key)
            known = await session.get_one(Outgoing, key, with_for_update=True)
            if known.status in WAITING:
                known.status, known.finished_at = Status.SENT, self.now()
                known.channel, known.ts = channel, ts
            return known.ts == ts

    async def take_over(self) -> None:
        """At the start: hours are reckoned anew, since the zones themselves may have changed.

        On SQLite whoever held a lease is gone, so look once it cannot post; and the clock that
        gates go by has begun anew.
        """
        async with self.database.writes.begin() as session:
            await session.execute(reckoned_anew(IS_NEW, Outgoing.wanted_at <= self.now()))
        if self.database.engine.dialect.name == "postgresql":
            return
        ends = self.monotonic() + ANSWER_WITHIN.total_seconds()
        held = update(Outgoing).where(IS_WAITING, Outgoing.lease_ends.not_in((0.0, NEVER)))
        async with self.database.writes.begin() as session:
            await session.execute(held.values(lease_ends=case((IS_NEW, 0.0), else_=ends)))
            await session.execute(delete(Gate))

    async def _lease(
        self, taking: Mapping[str, Update], most: int, owner: str | None, **only: str
    ) -> Sequence[Outgoing]:
        due = taking[self.database.engine.dialect.name]
        facts = {"now": self.now(), "clock": self.monotonic(), "most": most, "new_owner": owner}
        async with self.database.writes.begin() as session:
            rows = (await session.scalars(due, facts | only)).all()
        return sorted(rows, key=lambda row: (row.due_at, row.created_at))

    async def _mark(self, row: Outgoing, **values: Any) -> None:
        """Only the present owner has a say."""
        mine = update(Outgoing).where(
            Outgoing.team_id == row.team_id,
            Outgoing.key == row.key,
            Outgoing.owner == row.owner,
            Outgoing.status.in_(WAITING),
        )
        async with self.database.writes.begin() as session:
            await session.execute(mine.values(**values))


def _before(row: Outgoing) -> Status:
    """What it was before this owner took it."""
    return Status.PENDING if row.status is Status.SENDING else Status.UNCERTAIN
