"""A volunteer takes no more requests; what they agreed to still stands."""

from dataclasses import dataclass

from sqlalchemy import func, select

from bot.domain.introduction import AGREED
from bot.models import Introduction
from bot.models.engine import lock
from bot.services.ending import end_all
from bot.services.pausing import joined
from bot.services.service import Service
from bot.services.staying import heard_from


@dataclass(frozen=True)
class Stopping(Service):
    async def leave(self, team_id: str, user_id: str) -> int:
        """Returns how many conversations they have agreed to. Raises NotAVolunteer."""
        async with self.deciding() as session:
            await lock(session, f"{team_id}:{user_id}")
            volunteer = await joined(session, team_id, user_id)
            volunteer.joined_at = volunteer.paused_at = volunteer.paused_until = None
            await heard_from(self, session, team_id, user_id, "left")
            await end_all(self, session, team_id, user_id)
            agreed = select(func.count()).where(
                Introduction.team_id == team_id,
                Introduction.volunteer == user_id,
                Introduction.state.in_(AGREED),
            )
            return await session.scalar(agreed) or 0
