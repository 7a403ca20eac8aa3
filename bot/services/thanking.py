"""The student thanks the volunteer; keeping in touch begins there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.introduction import Move, advance
from bot.domain.letters import check_letter
from bot.domain.news import THANK_YOU
from bot.models import Introduction, Letter, Outgoing
from bot.services.contacts import touch
from bot.services.moving import described, move, role, tell_one
from bot.services.said import must_be_asked
from bot.services.saying import say, settle
from bot.services.service import Service

ASK_LATER = timedelta(hours=48)


@dataclass(frozen=True)
class Draft:
    """What the thank-you letter may start from."""

    introduction: str
    volunteer: str
    areas: Sequence[str]


@dataclass(frozen=True)
class Thanking(Service):
    async def draft(self, team_id: str, introduction: str, by: str) -> Draft:
        """Raises MoveNotAllowed, NotTheirs."""
        async with self.looking() as session:
            intro = await session.get_one(Introduction, (team_id, introduction))
        advance(intro.state, Move.THANK, role(intro, by))
        return Draft(intro.id, intro.volunteer, list(intro.areas))

    async def thank(self, team_id: str, introduction: str, by: str, letter: str) -> None:
        """Raises BlankLetter, LongLetter, AsksForAJob, MoveNotAllowed, NotTheirs."""
        check_letter(letter)
        async with self.deciding() as session:
            intro = await self._thanked(session, team_id, introduction, by, elsewhere=False)
            session.add(
                Letter(
                    team_id=team_id,
                    id=f"{intro.id}:thank_you",
                    kind="thank_you_letter",
                    student=intro.student,
                    volunteer=intro.volunteer,
                    text=letter,
                    written_at=self.now(),
                )
            )
            say(
                session,
                self.now(),
                team_id=team_id,
                key=f"{intro.id}:thank_you_letter",
                message="thank_you_letter",
                to=[intro.volunteer],
                facts={**described(intro), "letter": letter},
                about=intro.id,
            )

    async def already_thanked(self, team_id: str, introduction: str, by: str) -> None:
        """Outside the app. Raises MoveNotAllowed, NotTheirs."""
        async with self.deciding() as session:
            await self._thanked(session, team_id, introduction, by, elsewhere=True)

    async def later(self, team_id: str, introduction: str, by: str) -> None:
        """Ask again in two days. Raises MoveNotAllowed, NotTheirs, NoLongerAsked."""
        async with self.deciding() as session:
            intro = await session.get_one(
                Introduction, (team_id, introduction), with_for_update=True
            )
            advance(intro.state, Move.THANK, role(intro, by))
            reminder = THANK_YOU[0].message
            await must_be_asked(session, team_id=team_id, about=intro.id, message=reminder, to=by)
            answer = {"move": "later", "by": by}
            await settle(session, self.now(), team_id=team_id, about=intro.id, facts=answer)
            occasion = await self._times_asked(session, intro) + 1
            tell_one(self, session, intro, THANK_YOU[0], occasion, {}, after=ASK_LATER)

    async def _thanked(
        self, session: AsyncSession, team_id: str, introduction: str, by: str, *, elsewhere: bool
    ) -> Introduction:
        intro = await move(
            self, session, team_id, introduction, Move.THANK, by, elsewhere=elsewhere
        )
        intro.thanked_at = self.now()
        await touch(self, session, team_id, intro.student, intro.volunteer)
        return intro

    async def _times_asked(self, session: AsyncSession, intro: Introduction) -> int:
        asked = select(func.count()).where(
            Outgoing.team_id == intro.team_id,
            Outgoing.about == intro.id,
            Outgoing.message == THANK_YOU[0].message,
        )
        return await session.scalar(asked) or 0
