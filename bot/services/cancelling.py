"""A conversation that was agreed to is called off; the other one is told kindly."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.cancelling import check_message
from bot.domain.introduction import Move, Role, advance
from bot.models import Introduction
from bot.models.engine import lock
from bot.services.load import remember_load, volunteer_of
from bot.services.meeting_plan import meeting_facts
from bot.services.moving import described, move, role
from bot.services.next_best import next_best
from bot.services.saying import say
from bot.services.service import Service


@dataclass(frozen=True)
class Cancelling(Service):
    async def may_cancel(self, team_id: str, introduction: str, by: str) -> str:
        """The other one, for the modal *Cancel*. Raises MoveNotAllowed, NotTheirs."""
        async with self.looking() as session:
            intro = await session.get_one(Introduction, (team_id, introduction))
        advance(intro.state, Move.CANCEL, role(intro, by))
        return intro.volunteer if by == intro.student else intro.student

    async def cancel(self, team_id: str, introduction: str, by: str, message: str) -> None:
        """Raises LongLetter, AsksForAJob, MoveNotAllowed, NotTheirs."""
        async with self.deciding() as session:
            intro = await session.get_one(Introduction, (team_id, introduction))
            await lock(session, f"{team_id}:{intro.volunteer}")
            check_message(message, role(intro, by))
            others = await next_best(self, session, intro)
            intro = await move(self, session, team_id, introduction, Move.CANCEL, by)
            await remember_load(self, session, await volunteer_of(session, intro))
            facts = {**others, **await meeting_facts(session, intro)}
            self._tell_the_other(session, intro, by, message, facts)

    def _tell_the_other(
        self,
        session: AsyncSession,
        intro: Introduction,
        by: str,
        message: str,
        facts: Mapping[str, Any],
    ) -> None:
        """The student also learns whom else they may ask."""
        theirs = Role.VOLUNTEER if by == intro.student else Role.STUDENT
        say(
            session,
            self.now(),
            team_id=intro.team_id,
            key=f"{intro.id}:meeting_cancelled",
            message="meeting_cancelled",
            to=[intro.volunteer if theirs is Role.VOLUNTEER else intro.student],
            facts={**described(intro), **facts, "role": theirs, "by": by, "message": message},
            about=intro.id,
        )
