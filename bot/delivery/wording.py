"""What an outbox row says, and what the message it went out in says by now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import aliased

from bot.delivery.receivers import Receivers
from bot.models import Outgoing
from bot.models.engine import Database
from messages import Message, render, together


@dataclass(frozen=True)
class Wording:
    database: Database
    now: Callable[[], datetime]
    receivers: Receivers

    async def of(self, row: Outgoing) -> Message:
        """Raises Unrenderable."""
        members = await self.receivers.members(row.team_id, row.people.split(","))
        zones = {user_id: member.timezone for user_id, member in members.items()}
        return render(row.message, **row.facts, zones=zones, now=self.now())

    async def now_of(self, card: Outgoing) -> Message:
        """All that the card's message stands for, each part answered or still open."""
        return together([await self.of(part) for part in await self._parts(card)])

    async def _parts(self, card: Outgoing) -> Sequence[Outgoing]:
        """Each part's answer where it has one, else the part itself."""
        answer = aliased(Outgoing)
        parts = (
            select(Outgoing, answer)
            .outerjoin(
                answer,
                (answer.team_id == Outgoing.team_id) & (answer.key == Outgoing.key + ":answered"),
            )
            .where(
                Outgoing.team_id == card.team_id,
                Outgoing.channel == card.channel,
                Outgoing.ts == card.ts,
                Outgoing.replaces.is_(None),
            )
            .order_by(Outgoing.due_at, Outgoing.created_at)
        )
        async with self.database.reads() as session:
            return [answered or part for part, answered in await session.execute(parts)]
