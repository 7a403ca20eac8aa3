"""A student takes a request back; a volunteer who knew of it hears so, with thanks."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.domain.introduction import Move, NotTheirs, Role, State
from bot.models import Introduction
from bot.services.moving import described, move, role
from bot.services.said import must_be_asked, was_told
from bot.services.saying import say, settle
from bot.services.service import Service


@dataclass(frozen=True)
class Withdrawing(Service):
    async def withdraw(self, team_id: str, introduction: str, by: str) -> None:
        """Raises MoveNotAllowed, NotTheirs."""
        async with self.deciding() as session:
            await _withdraw(self, session, team_id, introduction, by)

    async def withdraw_others(self, team_id: str, accepted: str, by: str) -> None:
        """One said yes, and that is enough. Raises NotTheirs, NoLongerAsked."""
        async with self.deciding() as session:
            await self._must_be_asked(session, team_id, accepted, by)
            others = await _waiting(session, team_id, by)
            for intro in others:
                await _withdraw(self, session, team_id, intro.id, by)
            await self._answered(session, team_id, accepted, "withdrawn")

    async def keep_others(self, team_id: str, accepted: str, by: str) -> None:
        """Raises NotTheirs, NoLongerAsked."""
        async with self.deciding() as session:
            await self._must_be_asked(session, team_id, accepted, by)
            await self._answered(session, team_id, accepted, "kept")

    async def _must_be_asked(
        self, session: AsyncSession, team_id: str, accepted: str, by: str
    ) -> None:
        intro = await session.get_one(Introduction, (team_id, accepted), with_for_update=True)
        if role(intro, by) is not Role.STUDENT:
            raise NotTheirs
        await must_be_asked(
            session, team_id=team_id, about=_about(accepted), message="others_waiting", to=by
        )

    async def _answered(
        self, session: AsyncSession, team_id: str, accepted: str, what: str
    ) -> None:
        facts = {"what": what}
        await settle(session, self.now(), team_id=team_id, about=_about(accepted), facts=facts)


async def ask_about_others(service: Service, session: AsyncSession, accepted: Introduction) -> None:
    """Whoever has a yes decides whether the other requests are still wanted."""
    await session.flush()
    waiting = await _waiting(session, accepted.team_id, accepted.student)
    if waiting:
        say(
            session,
            service.now(),
            team_id=accepted.team_id,
            key=f"{accepted.id}:others_waiting",
            message="others_waiting",
            to=[accepted.student],
            facts={**described(accepted), "others": [intro.volunteer for intro in waiting]},
            about=_about(accepted.id),
            settled_as="others_answered",
        )


def _about(accepted: str) -> str:
    return f"others:{accepted}"


async def _waiting(session: AsyncSession, team_id: str, student: str) -> Sequence[Introduction]:
    mine = select(Introduction).where(
        Introduction.team_id == team_id,
        Introduction.student == student,
        Introduction.state == State.REQUESTED,
    )
    return (await session.scalars(mine.order_by(Introduction.id))).all()


async def _withdraw(
    service: Service, session: AsyncSession, team_id: str, introduction: str, by: str
) -> None:
    intro = await move(service, session, team_id, introduction, Move.WITHDRAW, by)
    intro.withdrawn_at = service.now()
    if await was_told(session, team_id=team_id, about=intro.id, who=intro.volunteer):
        _tell(service, session, intro)


def _tell(service: Service, session: AsyncSession, intro: Introduction) -> None:
    say(
        session,
        service.now(),
        team_id=intro.team_id,
        key=f"{intro.id}:introduction_withdrawn",
        message="introduction_withdrawn",
        to=[intro.volunteer],
        facts=described(intro),
        about=intro.id,
        manner=Manner.IN_HOURS,
    )
