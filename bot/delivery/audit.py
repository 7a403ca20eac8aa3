"""Is anything stuck? "None lost" as a query."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, cast, func, or_, select, text

from bot.delivery.claims import NEVER
from bot.delivery.due import IS_WAITING
from bot.delivery.lease import lease_now
from bot.domain.delivery import WAITING, Status
from bot.models import Outgoing
from bot.models.engine import Database, reached

OVERDUE = timedelta(minutes=15)  # nothing that may be sent waits this long in good health

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
        due = and_(IS_WAITING, Outgoing.due_at <= now)
        status, lease = Outgoing.status, Outgoing.lease_ends
        parked = lease == NEVER
        ended = lease <= lease_now(self.database, self.monotonic)
        waiting = status.in_(WAITING)
        return (
            select(
                Outgoing.team_id,
                _count(waiting & ~parked).label("due"),
                _count(waiting & ~parked & (Outgoing.due_at <= now - OVERDUE)).label("overdue"),
                func.min(Outgoing.due_at).filter(waiting & ~parked).label("oldest"),
                _count((status == Status.UNCERTAIN) & ~parked).label("uncertain"),
                _count(waiting & parked).label("parked"),
                _count((status == Status.SENDING) & ended).label("expired_leases"),
                _count(status == Status.DEAD).label("dead"),
            )
            .where(or_(due, IS_DEAD))
            .group_by(Outgoing.team_id)
            .order_by(Outgoing.team_id)
        )

    def _read(self, row: Any, now: datetime) -> Audit:
        facts = row._asdict()
        oldest = facts.pop("oldest")
        return Audit(**facts, oldest_seconds=(now - oldest).total_seconds() if oldest else 0.0)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(cast(condition, Integer)), 0)
