"""A student takes a request back; a volunteer who knew of it hears so, with thanks."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.domain.introduction import Move
from bot.models import Introduction
from bot.services.moving import described, move
from bot.services.saying import say, was_told
from bot.services.service import Service


@dataclass(frozen=True)
class Withdrawing(Service):
    async def withdraw(self, team_id: str, introduction: str, by: str) -> None:
        """Raises MoveNotAllowed, NotTheirs."""
        async with self.deciding() as session:
            await withdraw(self, session, team_id, introduction, by)


async def withdraw(
    service: Service, session: AsyncSession, team_id: str, introduction: str, by: str
) -> None:
    """Raises MoveNotAllowed, NotTheirs."""
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
