"""Is a volunteer still with us? Asked after several silent requests in a row; then hidden."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.models import Volunteer
from bot.models.engine import lock
from bot.services.saying import say, settle
from bot.services.service import Service


async def heard_from(
    service: Service, session: AsyncSession, team_id: str, user_id: str, what: str
) -> None:
    """Whatever they did, they are there. The caller holds the volunteer."""
    mine = select(Volunteer).where(
        Volunteer.team_id == team_id,
        Volunteer.user_id == user_id,
        (Volunteer.lapses > 0) | Volunteer.stay_by.is_not(None),
    )
    volunteer = await session.scalar(mine.with_for_update())
    if volunteer:
        await _settle(service, session, volunteer, what)


async def was_silent(service: Service, session: AsyncSession, volunteer: Volunteer) -> None:
    """Once more; the caller holds the volunteer."""
    volunteer.lapses += 1
    enough = volunteer.lapses >= service.programme.lapses_in_a_row
    if enough and volunteer.stay_by is None and volunteer.paused_at is None:
        volunteer.stay_by = service.now() + service.programme.hide_after
        say(
            session,
            service.now(),
            team_id=volunteer.team_id,
            key=f"{_about(volunteer)}:{service.new_id()}",
            message="still_with_us",
            to=[volunteer.user_id or ""],
            facts={"lapses": volunteer.lapses},
            about=_about(volunteer),
            manner=Manner.NUDGE,
            settled_as="still_with_us_answered",
        )


async def hide(service: Service, session: AsyncSession, team_id: str, volunteer_id: str) -> None:
    """Unless they were heard from meanwhile, or another replica was first."""
    volunteer = await session.get_one(Volunteer, (team_id, volunteer_id))
    await lock(session, f"{team_id}:{volunteer.user_id}")
    await session.refresh(volunteer, with_for_update=True)
    if volunteer.stay_by is None or volunteer.stay_by > service.now():
        return
    volunteer.paused_at = service.now()
    await _settle(service, session, volunteer, "hidden")
    say(
        session,
        service.now(),
        team_id=team_id,
        key=f"{_about(volunteer)}:{service.new_id()}:hidden",
        message="hidden",
        to=[volunteer.user_id or ""],
        facts={},
        about=_about(volunteer),
        manner=Manner.IN_HOURS,
    )


async def _settle(service: Service, session: AsyncSession, volunteer: Volunteer, what: str) -> None:
    volunteer.lapses, volunteer.stay_by = 0, None
    await settle(
        session,
        service.now(),
        team_id=volunteer.team_id,
        about=_about(volunteer),
        facts={"what": what},
    )


def _about(volunteer: Volunteer) -> str:
    return f"still_with_us:{volunteer.id}"
