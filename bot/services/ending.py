"""A volunteer takes no requests, for now or for good: what waited ends, the students hear."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.introduction import Move, State
from bot.models import Introduction
from bot.services.moving import described, move
from bot.services.next_best import next_best
from bot.services.said import was_told
from bot.services.saying import say
from bot.services.service import Service


async def end_all(service: Service, session: AsyncSession, team_id: str, volunteer: str) -> None:
    """For good. The caller holds the volunteer."""
    for intro in await _waiting(session, team_id, volunteer):
        await _end(service, session, intro, volunteer, for_now=False)


async def end_unseen(
    service: Service, session: AsyncSession, team_id: str, volunteer: str, by: str | None = None
) -> None:
    """For now: what has not reached them yet is not to come. The caller holds the volunteer.

    `by`: whoever decided that, if not the volunteer.
    """
    for intro in await _waiting(session, team_id, volunteer):
        if not await was_told(session, team_id=team_id, about=intro.id, who=volunteer):
            await _end(service, session, intro, by or volunteer, for_now=True)


async def _waiting(session: AsyncSession, team_id: str, volunteer: str) -> list[Introduction]:
    theirs = select(Introduction).where(
        Introduction.team_id == team_id,
        Introduction.volunteer == volunteer,
        Introduction.state == State.REQUESTED,
    )
    return list(await session.scalars(theirs.order_by(Introduction.id)))


async def _end(
    service: Service, session: AsyncSession, intro: Introduction, by: str, *, for_now: bool
) -> None:
    """With a note to the student, and whom else they may ask."""
    others = await next_best(service, session, intro)
    await move(service, session, intro.team_id, intro.id, Move.STOP, by)
    say(
        session,
        service.now(),
        team_id=intro.team_id,
        key=f"{intro.id}:volunteer_stopped",
        message="volunteer_stopped",
        to=[intro.student],
        facts={**described(intro), **others, "for_now": for_now},
        about=intro.id,
    )
