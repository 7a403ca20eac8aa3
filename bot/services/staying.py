"""Is a volunteer still with us? Asked after several silent requests in a row; then hidden."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.models import Volunteer
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
        await settle_stay(service, session, volunteer, what)


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
            key=f"{about_stay(volunteer)}:{service.new_id()}",
            message="still_with_us",
            to=[volunteer.user_id or ""],
            facts={"lapses": volunteer.lapses},
            about=about_stay(volunteer),
            manner=Manner.NUDGE,
            settled_as="still_with_us_answered",
        )


async def settle_stay(
    service: Service, session: AsyncSession, volunteer: Volunteer, what: str
) -> None:
    volunteer.lapses, volunteer.stay_by = 0, None
    await settle(
        session,
        service.now(),
        team_id=volunteer.team_id,
        about=about_stay(volunteer),
        facts={"what": what},
    )


def about_stay(volunteer: Volunteer) -> str:
    return f"still_with_us:{volunteer.id}"
