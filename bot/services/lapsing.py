"""No answer came in time: both are told, and the student gets the next matches."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.introduction import Move, Role
from bot.models import Introduction
from bot.models.engine import lock
from bot.services.asking import waits_for_student
from bot.services.load import volunteer_of
from bot.services.moving import move
from bot.services.next_best import next_best
from bot.services.said import was_told
from bot.services.service import Service
from bot.services.staying import was_silent


async def lapse(service: Service, session: AsyncSession, team_id: str, introduction: str) -> None:
    """Unless an answer came meanwhile, or another replica was first.

    What never reached its volunteer does not count as their silence.
    """
    intro = await session.get_one(Introduction, (team_id, introduction))
    await lock(session, f"{team_id}:{intro.volunteer}")
    await session.refresh(intro, with_for_update=True)
    if intro.answer_by is None or intro.answer_by > service.now():
        return
    facts = await next_best(service, session, intro)
    facts["open_question"] = await waits_for_student(session, intro)
    await move(service, session, team_id, introduction, Move.LAPSE, Role.TIME, **facts)
    intro.lapsed_at = service.now()
    told = await was_told(session, team_id=team_id, about=intro.id, who=intro.volunteer)
    if told and not facts["open_question"]:
        await was_silent(service, session, await volunteer_of(session, intro))
