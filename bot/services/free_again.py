"""Whoever saved somebody for later hears, once, that they may be asked again."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from bot.domain.delivery import Manner
from bot.models import Outgoing, Saved, Volunteer
from bot.models.engine import lock
from bot.search.askable import ASKABLE
from bot.services.saying import say
from bot.services.service import Service

MESSAGE = "free_again"


async def tell_who_saved(service: Service, session: AsyncSession, volunteer: Volunteer) -> None:
    """This volunteer, whom the caller holds, could not be asked, and now perhaps can."""
    await session.flush()
    waiting = select(Saved).where(
        Saved.team_id == volunteer.team_id,
        Saved.volunteer_id == volunteer.id,
        Saved.told_at.is_(None),
    )
    for saved in (await session.scalars(waiting.order_by(Saved.student))).all():
        asked = (saved.team_id, saved.student, volunteer.id)
        if await session.run_sync(_askable, service, *asked):
            saved.told_at = service.now()
            _tell(service, session, saved, volunteer)


async def month_begins(
    service: Service, session: AsyncSession, team_id: str, volunteer_id: str
) -> None:
    """For somebody whose month was full, unless it is full anew."""
    volunteer = await session.get_one(Volunteer, (team_id, volunteer_id))
    await lock(session, f"{team_id}:{volunteer.user_id}")
    await session.refresh(volunteer, with_for_update=True)
    if volunteer.full_until and volunteer.full_until <= service.now():
        volunteer.full_until = None
        await tell_who_saved(service, session, volunteer)


def still_free(service: Service, session: Session, row: Outgoing) -> bool:
    """Asked at the moment of sending: still saved, and still to be asked."""
    student, volunteer_id = row.facts["student"], row.facts["volunteer_id"]
    saved = session.get(Saved, (row.team_id, student, volunteer_id))
    return saved is not None and _askable(session, service, row.team_id, student, volunteer_id)


def _askable(
    session: Session, service: Service, team_id: str, student: str, volunteer_id: str
) -> bool:
    wanted = select(Volunteer.id).where(Volunteer.id == volunteer_id, ASKABLE)
    return session.scalar(wanted, vars(service.asker(team_id, student))) is not None


def _tell(service: Service, session: AsyncSession, saved: Saved, volunteer: Volunteer) -> None:
    say(
        session,
        service.now(),
        team_id=saved.team_id,
        key=f"{MESSAGE}:{saved.student}:{volunteer.id}:{saved.saved_at.isoformat()}",
        message=MESSAGE,
        to=[saved.student],
        facts={
            "student": saved.student,
            "volunteer": volunteer.user_id,
            "volunteer_id": volunteer.id,
            "name": volunteer.name,
            "found_by": saved.found_by,
        },
        about=f"saved:{volunteer.id}",
        manner=Manner.NUDGE,
    )
