"""A student hears who was suggested to them, as soon as that person may be asked."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.models import Introduction, Volunteer
from bot.models.engine import lock
from bot.search.askable import ASKABLE
from bot.services.moving import described
from bot.services.saying import say
from bot.services.service import Service


async def name_who_was_suggested(
    service: Service, session: AsyncSession, volunteer: Volunteer
) -> None:
    """Somebody may be asked now: the students to whom they were suggested hear who it is."""
    await session.flush()
    waiting = select(Introduction).where(
        Introduction.team_id == volunteer.team_id,
        Introduction.suggested_instead == volunteer.user_id,
        Introduction.named_at.is_(None),
    )
    held = waiting.order_by(Introduction.id).with_for_update()
    for intro in (await session.scalars(held)).all():
        intro.look_again_at = full_later(service, volunteer)
        if await askable(service, session, intro, volunteer.user_id or ""):
            intro.named_at = service.now()
            say(
                session,
                service.now(),
                team_id=intro.team_id,
                key=f"{intro.id}:suggested_joined",
                message="suggested_joined",
                to=[intro.student],
                facts={
                    **described(intro),
                    "found_by": intro.found_by,
                    "suggested": as_named(volunteer),
                },
                about=intro.id,
                manner=Manner.IN_HOURS,
            )


async def look_again(
    service: Service, session: AsyncSession, team_id: str, introduction: str
) -> None:
    """A month has begun for somebody who was suggested, and whose month was full."""
    intro = await session.get_one(Introduction, (team_id, introduction))
    suggested = select(Volunteer).where(
        Volunteer.team_id == team_id, Volunteer.user_id == intro.suggested_instead
    )
    volunteer = (await session.scalars(suggested)).one()
    await lock(session, f"{team_id}:{volunteer.user_id}")
    await session.refresh(volunteer)
    await name_who_was_suggested(service, session, volunteer)


def full_later(service: Service, volunteer: Volunteer) -> datetime | None:
    """Until when somebody who cannot be asked is full, if they are."""
    until = volunteer.full_until
    return until if until and until > service.now() else None


async def askable(
    service: Service, session: AsyncSession, intro: Introduction, who: str
) -> Volunteer | None:
    """By this student, at this moment."""
    wanted = select(Volunteer).where(Volunteer.user_id == who, ASKABLE)
    asker = service.asker(intro.team_id, intro.student)
    found: Volunteer | None = await session.scalar(wanted, asdict(asker))
    return found


def as_named(volunteer: Volunteer) -> dict[str, Any]:
    return {
        "volunteer_id": volunteer.id,
        "name": volunteer.name,
        "title": volunteer.title,
        "employer": volunteer.employer,
    }
