"""Who does not say that they are still with us is not shown to students any more."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.domain.introduction import Role
from bot.models import Volunteer
from bot.models.engine import lock
from bot.services.ending import end_unseen
from bot.services.saying import say
from bot.services.service import Service
from bot.services.staying import about_stay, settle_stay


async def hide(service: Service, session: AsyncSession, team_id: str, volunteer_id: str) -> None:
    """Unless they were heard from meanwhile, or another replica was first."""
    volunteer = await session.get_one(Volunteer, (team_id, volunteer_id))
    await lock(session, f"{team_id}:{volunteer.user_id}")
    await session.refresh(volunteer, with_for_update=True)
    if volunteer.stay_by is None or volunteer.stay_by > service.now():
        return
    volunteer.paused_at = service.now()
    await end_unseen(service, session, team_id, volunteer.user_id or "", Role.TIME)
    await settle_stay(service, session, volunteer, "hidden")
    say(
        session,
        service.now(),
        team_id=team_id,
        key=f"{about_stay(volunteer)}:{service.new_id()}:hidden",
        message="hidden",
        to=[volunteer.user_id or ""],
        facts={},
        about=about_stay(volunteer),
        manner=Manner.IN_HOURS,
    )
