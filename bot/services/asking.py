"""*Ask for more*: the volunteer's question, the student's answer, and the clock between them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.domain.introduction import Move, State, advance
from bot.domain.news import BUMP, REQUEST
from bot.domain.question import NoQuestion, QuestionOpen, check_answer, check_question
from bot.models import Introduction, Question
from bot.models.engine import lock
from bot.services.moving import described, move, role, tell_one
from bot.services.saying import call_off, say, settle, show_more
from bot.services.service import Service


@dataclass(frozen=True)
class Asking(Service):
    async def may_ask(self, team_id: str, introduction: str, by: str) -> str:
        """The student, for the modal. Raises MoveNotAllowed, NotTheirs, QuestionOpen."""
        async with self.looking() as session:
            intro = await session.get_one(Introduction, (team_id, introduction))
            advance(intro.state, Move.ASK, role(intro, by))
            await _next_number(session, intro)
            return intro.student

    async def ask(self, team_id: str, introduction: str, by: str, question: str) -> None:
        """Raises BlankLetter, LongLetter, MoveNotAllowed, NotTheirs, QuestionOpen."""
        check_question(question)
        async with self.deciding() as session:
            await lock(session, f"{team_id}:{by}")
            intro = await move(self, session, team_id, introduction, Move.ASK, by)
            number = await _next_number(session, intro)
            asked = Question(
                team_id=team_id,
                introduction_id=intro.id,
                number=number,
                question=question,
                asked_at=self.now(),
            )
            session.add(asked)
            await self._stop_the_clock(session, intro, number)
            self._ask_the_student(session, intro, asked)
            await self._show(session, intro, asked)

    async def asked(self, team_id: str, introduction: str, by: str) -> Question:
        """For the modal. Raises MoveNotAllowed, NotTheirs, NoQuestion."""
        async with self.looking() as session:
            intro = await session.get_one(Introduction, (team_id, introduction))
            advance(intro.state, Move.TELL, role(intro, by))
            return await _open_question(session, intro)

    async def tell(self, team_id: str, introduction: str, by: str, answer: str) -> None:
        """Raises BlankLetter, LongLetter, AsksForAJob, MoveNotAllowed, NotTheirs, NoQuestion."""
        check_answer(answer)
        async with self.deciding() as session:
            intro = await move(self, session, team_id, introduction, Move.TELL, by)
            asked = await _open_question(session, intro)
            asked.answer, asked.answered_at = answer, self.now()
            if asked.number == 1:
                intro.answer_by = self.now() + self.programme.lapse_after
                tell_one(self, session, intro, BUMP, BUMP.occasion + 1, {})
            told = {"move": Move.TELL, "by": by, "answer": answer}
            await settle(
                session, self.now(), team_id=team_id, about=intro.id, facts=told, shown_to=by
            )
            await self._show(session, intro, asked)
            self._tell_the_volunteer(session, intro, asked)

    async def _stop_the_clock(
        self, session: AsyncSession, intro: Introduction, number: int
    ) -> None:
        """It is the student's turn; with the answer the volunteer's week begins anew, once."""
        if number == 1:
            intro.answer_by = self.now() + self.programme.lapse_after
        await call_off(
            session, self.now(), team_id=intro.team_id, about=intro.id, message=BUMP.message
        )

    def _ask_the_student(self, session: AsyncSession, intro: Introduction, asked: Question) -> None:
        now = self.now()
        for occasion, manner, due_at in (
            (1, Manner.AT_ONCE, now),
            (2, Manner.NUDGE, now + self.programme.bump_after),
        ):
            say(
                session,
                now,
                team_id=intro.team_id,
                key=f"{intro.id}:question_asked:{asked.number}:{occasion}",
                message="question_asked",
                to=[intro.student],
                facts={**described(intro), "question": asked.question, "occasion": occasion},
                about=intro.id,
                manner=manner,
                due_at=due_at,
                true_in=[State.REQUESTED],
                settled_as="question_settled",
            )

    def _tell_the_volunteer(
        self, session: AsyncSession, intro: Introduction, asked: Question
    ) -> None:
        say(
            session,
            self.now(),
            team_id=intro.team_id,
            key=f"{intro.id}:question_answered:{asked.number}",
            message="question_answered",
            to=[intro.volunteer],
            facts={**described(intro), **_facts(asked)},
            about=intro.id,
            manner=Manner.IN_HOURS,
            true_in=[State.REQUESTED],
            settled_as="introduction_answered",
        )

    async def _show(self, session: AsyncSession, intro: Introduction, asked: Question) -> None:
        """On the volunteer's card."""
        await show_more(
            session,
            self.now(),
            team_id=intro.team_id,
            about=intro.id,
            message=REQUEST.message,
            occasion=f"{'told' if asked.answer else 'asked'}:{asked.number}",
            facts=_facts(asked),
        )


async def waits_for_student(session: AsyncSession, intro: Introduction) -> bool:
    """Whether the volunteer's question is still open."""
    newest = await _newest(session, intro)
    return newest is not None and newest.answer is None


def _facts(asked: Question) -> dict[str, Any]:
    return {"question": asked.question, "answer": asked.answer}


async def _newest(session: AsyncSession, intro: Introduction) -> Question | None:
    asked = select(Question).where(
        Question.team_id == intro.team_id, Question.introduction_id == intro.id
    )
    return await session.scalar(asked.order_by(Question.number.desc()).limit(1))


async def _next_number(session: AsyncSession, intro: Introduction) -> int:
    newest = await _newest(session, intro)
    if newest and newest.answer is None:
        raise QuestionOpen(student=intro.student)
    return newest.number + 1 if newest else 1


async def _open_question(session: AsyncSession, intro: Introduction) -> Question:
    newest = await _newest(session, intro)
    if newest is None or newest.answer is not None:
        raise NoQuestion
    return newest
