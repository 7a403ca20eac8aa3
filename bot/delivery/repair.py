"""What a person may do about a message that will not go by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.claims import NEVER
from bot.domain.delivery import Status
from bot.models import Outgoing
from bot.models.engine import Database

LISTED = 200


class NotStuck(Exception):
    """There is no such message, or it needs nobody's help."""


@dataclass(frozen=True)
class Repair:
    database: Database
    now: Callable[[], datetime]

    async def stuck(self, team_id: str) -> Sequence[Outgoing]:
        """What is dead or parked, oldest first."""
        theirs = select(Outgoing).where(Outgoing.team_id == team_id, _NEEDS_HELP)
        async with self.database.reads() as session:
            return (await session.scalars(theirs.order_by(Outgoing.due_at).limit(LISTED))).all()

    async def retry(self, team_id: str, key: str) -> None:
        """Due again now. Whoever takes it looks first whether it is there. Raises NotStuck."""
        async with self.database.writes.begin() as session:
            row = await _stuck(session, team_id, key)
            row.status, row.lease_ends, row.finished_at = Status.UNCERTAIN, 0.0, None
            row.attempts = 0

    async def drop(self, team_id: str, key: str) -> None:
        """Never to be said. Raises NotStuck."""
        async with self.database.writes.begin() as session:
            row = await _stuck(session, team_id, key)
            row.status, row.error, row.finished_at = Status.CANCELLED, "dropped", self.now()


_NEEDS_HELP = or_(
    Outgoing.status == Status.DEAD,
    and_(Outgoing.status == Status.UNCERTAIN, Outgoing.lease_ends == NEVER),
)


async def _stuck(session: AsyncSession, team_id: str, key: str) -> Outgoing:
    one = select(Outgoing).where(Outgoing.team_id == team_id, Outgoing.key == key, _NEEDS_HELP)
    row = await session.scalar(one.with_for_update())
    if row is None:
        raise NotStuck(key)
    return row
