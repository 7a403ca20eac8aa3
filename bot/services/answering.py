"""The volunteer answers a request."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from bot.domain.introduction import Move, advance
from bot.domain.limits import MonthIsFull
from bot.models import Introduction
from bot.models.engine import lock
from bot.services.load import meetings, meetings_most, remember_load, volunteer_of
from bot.services.moving import move, role
from bot.services.next_best import next_best
from bot.services.pausing import pause
from bot.services.service import Service
from bot.services.withdrawing import ask_about_others


class Reason(StrEnum):
    NO_TIME = "No time right now"
    NOT_MY_AREA = "Not my area"
    SOMEONE_ELSE = "Someone else would suit better"
    OTHER = "Other"


def a_no(
    reason: Reason,
    message: str = "",
    *,
    suggested: Mapping[str, Any] | None = None,
    to_come: bool = False,
) -> dict[str, Any]:
    """What the student hears: perhaps of somebody who would suit better, now or later."""
    return {"reason": reason, "message": message, "suggested": suggested, "to_come": to_come}


@dataclass(frozen=True)
class Answering(Service):
    async def accept(self, team_id: str, introduction: str, by: str) -> None:
        """Raises MoveNotAllowed, NotTheirs, MonthIsFull."""
        async with self.deciding() as session:
            await lock(session, f"{team_id}:{by}")
            asked = await session.get_one(Introduction, (team_id, introduction))
            volunteer = await volunteer_of(session, asked)
            link = volunteer.booking_link
            intro = await move(
                self, session, team_id, introduction, Move.ACCEPT, by, booking_link=link
            )
            most = meetings_most(self, volunteer)
            if await meetings(session, team_id, by, self.month()[0]) >= most:
                raise MonthIsFull(most=most, until=self.month_ends())
            intro.accepted_at = self.now()
            await remember_load(self, session, volunteer)
            await ask_about_others(self, session, intro)

    async def may_decline(self, team_id: str, introduction: str, by: str) -> str:
        """The student, for the modal *Decline*. Raises MoveNotAllowed, NotTheirs."""
        async with self.looking() as session:
            intro = await session.get_one(Introduction, (team_id, introduction))
            advance(intro.state, Move.DECLINE, role(intro, by))
            return intro.student

    async def decline(
        self,
        team_id: str,
        introduction: str,
        by: str,
        *,
        reason: Reason,
        message: str,
        pause_until: date | None,
    ) -> None:
        """Raises MoveNotAllowed, NotTheirs."""
        facts = a_no(reason, message)
        async with self.deciding() as session:
            await lock(session, f"{team_id}:{by}")
            asked = await session.get_one(Introduction, (team_id, introduction))
            others = await next_best(self, session, asked)
            intro = await move(
                self, session, team_id, introduction, Move.DECLINE, by, **facts, **others
            )
            intro.declined_at = self.now()
            if pause_until:
                await pause(self, session, await volunteer_of(session, intro), pause_until)
