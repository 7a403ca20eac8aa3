"""A volunteer takes no more requests; what they agreed to still stands."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.introduction import Move, State
from bot.models import Introduction
from bot.models.engine import lock
from bot.services.moving import described, move
from bot.services.next_best import next_best
from bot.services.pausing import joined
from bot.services.saying import say
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
            mine = select(Introduction).where(
                Introduction.team_id == team_id, Introduction.volunteer == user_id
            )
            waiting = mine.where(Introduction.state == State.REQUESTED).order_by(Introduction.id)
            for intro in (await session.scalars(waiting)).all():
                await self._end(session, intro, user_id)
            agreed = mine.where(Introduction.state == State.ACCEPTED).subquery()
            return await session.scalar(select(func.count()).select_from(agreed)) or 0

    async def _end(self, session: AsyncSession, intro: Introduction, by: str) -> None:
        """With a note to the student, and whom else they may ask."""
        others = await next_best(self, session, intro)
        await move(self, session, intro.team_id, intro.id, Move.STOP, by)
        say(
            session,
            self.now(),
            team_id=intro.team_id,
            key=f"{intro.id}:volunteer_stopped",
            message="volunteer_stopped",
            to=[intro.student],
            facts={**described(intro), **others},
            about=intro.id,
        )
