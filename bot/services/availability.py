"""Why a volunteer cannot be asked by a student just now, and until when."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.hours import local_day
from bot.domain.introduction import OPEN, State
from bot.domain.limits import Hindrance
from bot.models import Introduction, Volunteer
from bot.services.service import Service
from bot.services.zones import zone_of_member


@dataclass(frozen=True)
class WhyNot:
    """`until`: the first day on which it may be otherwise, where that is known."""

    name: str
    hindrance: Hindrance
    until: date | None = None


async def why_not(
    service: Service, session: AsyncSession, team_id: str, student: str, volunteer_id: str
) -> WhyNot:
    """Of somebody who may not be asked: search/askable.py is what decides that."""
    volunteer = await session.get(Volunteer, (team_id, volunteer_id))
    if volunteer is None or volunteer.user_id is None or volunteer.joined_at is None:
        return WhyNot("", Hindrance.OTHER)
    if volunteer.user_id == student:
        return WhyNot(volunteer.name, Hindrance.THEMSELF)
    before = await _between_them(service, session, team_id, student, volunteer.user_id)
    if before:
        return WhyNot(volunteer.name, *await _apart(service, session, before))
    return WhyNot(volunteer.name, *await _away(service, session, volunteer))


async def _between_them(
    service: Service, session: AsyncSession, team_id: str, student: str, volunteer: str
) -> Introduction | None:
    """What keeps the two from a new request: an open one, or a no or no answer lately."""
    lately = service.asker(team_id, student).declines_since
    newest = (
        select(Introduction)
        .where(
            Introduction.team_id == team_id,
            Introduction.student == student,
            Introduction.volunteer == volunteer,
            or_(
                Introduction.state.in_(OPEN),
                (Introduction.state == State.DECLINED) & (Introduction.declined_at > lately),
                (Introduction.state == State.LAPSED) & (Introduction.lapsed_at > lately),
            ),
        )
        .order_by(Introduction.requested_at.desc())
    )
    return (await session.scalars(newest.limit(1))).first()


async def _apart(
    service: Service, session: AsyncSession, before: Introduction
) -> tuple[Hindrance, date | None]:
    ended = before.declined_at or before.lapsed_at
    if ended is None:
        return Hindrance.OPEN, None
    zone = await zone_of_member(session, before.team_id, before.student)
    until = local_day(ended + service.programme.no_second_request_within, zone)
    return Hindrance.DECLINED if before.declined_at else Hindrance.LAPSED, until


async def _away(
    service: Service, session: AsyncSession, volunteer: Volunteer
) -> tuple[Hindrance, date | None]:
    """The volunteer's own day on which a pause ends, the programme's on which a month begins."""
    now, rests, full = service.now(), volunteer.paused_until, volunteer.full_until
    if volunteer.paused_at and (rests is None or rests > now):
        zone = await zone_of_member(session, volunteer.team_id, volunteer.user_id or "")
        return Hindrance.RESTING, rests and local_day(rests, zone)
    if full and full > now:
        return Hindrance.FULL, local_day(full, service.programme.timezone)
    return Hindrance.OTHER, None
