"""*Report*: the coordinators are told, and the two are kept apart; the other one hears nothing."""

from dataclasses import dataclass

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.introduction import Move, NotTheirs, Role, State
from bot.domain.letters import LONGEST, check_length
from bot.domain.report import ReportedAlready
from bot.models import Block, Introduction, Report
from bot.models.engine import lock
from bot.services.answering import Reason, a_no
from bot.services.moving import described, move, role
from bot.services.next_best import next_best
from bot.services.saying import say
from bot.services.service import Service

log = structlog.get_logger()


@dataclass(frozen=True)
class Reporting(Service):
    async def may_report(self, team_id: str, introduction: str, by: str) -> str:
        """The student, for the modal. Raises NotTheirs, ReportedAlready."""
        async with self.looking() as session:
            intro = await session.get_one(Introduction, (team_id, introduction))
            await _refuse(session, intro, by)
            return intro.student

    async def report(self, team_id: str, introduction: str, by: str, what_happened: str) -> None:
        """Whatever became of the request meanwhile. To the student it is a *no* like others.

        Raises BlankLetter, LongLetter, NotTheirs, ReportedAlready.
        """
        check_length(what_happened, "what_happened", LONGEST)
        async with self.deciding() as session:
            intro = await session.get_one(Introduction, (team_id, introduction))
            await lock(session, f"{team_id}:{intro.student}", f"{team_id}:{intro.volunteer}")
            await _refuse(session, intro, by)
            await self._keep_apart(session, intro)
            self._tell_coordinators(session, intro, what_happened)
            session.add(
                Report(
                    team_id=team_id,
                    id=self.new_id(),
                    introduction_id=intro.id,
                    by=by,
                    of=intro.student,
                    what_happened=what_happened,
                    reported_at=self.now(),
                )
            )
            await self._end_if_open(session, intro, by)

    async def _end_if_open(self, session: AsyncSession, intro: Introduction, by: str) -> None:
        """For the student it is a *no* like any other."""
        await session.refresh(intro, with_for_update=True)
        if intro.state is State.REQUESTED:
            facts = a_no(Reason.OTHER)
            others = await next_best(self, session, intro)
            await move(self, session, intro.team_id, intro.id, Move.REPORT, by, **facts, **others)
            intro.declined_at = self.now()

    async def _keep_apart(self, session: AsyncSession, intro: Introduction) -> None:
        for person, other in (
            (intro.student, intro.volunteer),
            (intro.volunteer, intro.student),
        ):
            pair = Block(team_id=intro.team_id, person=person, other=other, since=self.now())
            await session.merge(pair)

    def _tell_coordinators(
        self, session: AsyncSession, intro: Introduction, what_happened: str
    ) -> None:
        coordinators = self.programme.coordinators
        if not coordinators:
            log.error("a report, and no coordinator to tell", introduction=intro.id)
        for coordinator in coordinators:
            say(
                session,
                self.now(),
                team_id=intro.team_id,
                key=f"{intro.id}:reported:{coordinator}",
                message="reported",
                to=[coordinator],
                facts={**described(intro), "what_happened": what_happened},
                about=f"report:{intro.id}",
            )


async def _refuse(session: AsyncSession, intro: Introduction, by: str) -> None:
    if role(intro, by) is not Role.VOLUNTEER:
        raise NotTheirs
    reported = select(Report.id).where(
        Report.team_id == intro.team_id, Report.introduction_id == intro.id, Report.by == by
    )
    if await session.scalar(reported):
        raise ReportedAlready
