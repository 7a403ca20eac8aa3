"""Is anything stuck? "None lost" as a query."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, cast, func, select, text

from bot.delivery.claims import NEVER
from bot.delivery.due import IS_WAITING
from bot.delivery.lease import lease_now
from bot.domain.delivery import WAITING, Status
from bot.models import Outgoing
from bot.models.engine import Database, reached

OVERDUE = timedelta(minutes=15)  # nothing that may be sent waits this long in good health

_READ = (Outgoing.team_id, Outgoing.status, Outgoing.due_at, Outgoing.lease_ends)
IS_DEAD = text("status = 'dead'")  # in the words of its partial index


@dataclass(frozen=True)
class Audit:
    """Counts of outbox rows of one workspace, and the age of the oldest that is due."""

    team_id: str
    due: int
    overdue: int
    oldest_seconds: float
    uncertain: int
    parked: int  # Slack does not let us look whether it was sent: a person must decide
    expired_leases: int
    dead: int

    def is_well(self) -> bool:
        return not (self.overdue or self.parked or self.dead)


@dataclass(frozen=True)
class Auditor:
    database: Database
    now: Callable[[], datetime]
    monotonic: Callable[[], float]

    async def audit(self) -> list[Audit]:
        """One for each workspace with anything due or dead, by team id. Raises DatabaseAway."""
        now = self.now()
        with reached():
            async with self.database.reads() as session:
                rows = (await session.execute(self.statement(now))).all()
        return [self._read(row, now) for row in rows]

    def statement(self, now: datetime) -> Any:
        """What is due stands in one partial index, what is dead in another."""
        due = select(*_READ).where(IS_WAITING, Outgoing.due_at <= now)
        row = due.union_all(select(*_READ).where(IS_DEAD)).subquery().c
        parked = row.lease_ends == NEVER
        going = row.status.in_(WAITING) & ~parked
        ended = row.lease_ends <= lease_now(self.database, self.monotonic)
        return (
            select(
                row.team_id,
                _count(going).label("due"),
                _count(going & (row.due_at <= now - OVERDUE)).label("overdue"),
                func.min(row.due_at).filter(going).label("oldest"),
                _count(going & (row.status == Status.UNCERTAIN)).label("uncertain"),
                _count(row.status.in_(WAITING) & parked).label("parked"),
                _count((row.status == Status.SENDING) & ended).label("expired_leases"),
                _count(row.status == Status.DEAD).label("dead"),
            )
            .group_by(row.team_id)
            .order_by(row.team_id)
        )

    def _read(self, row: Any, now: datetime) -> Audit:
        facts = row._asdict()
        oldest = facts.pop("oldest")
        return Audit(**facts, oldest_seconds=(now - oldest).total_seconds() if oldest else 0.0)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(cast(condition, Integer)), 0)
