"""What a volunteer gives: the month's load, and the difference made this term."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.calendar import start_of_term
from bot.models import Introduction, Letter, Volunteer
from bot.services.load import asked_since, meetings, meetings_most
from bot.services.service import Service


@dataclass(frozen=True)
class Difference:
    """Since the term began."""

    conversations: int
    students: int
    minutes: int
    letters: int


@dataclass(frozen=True)
class Duty:
    """A volunteer's month, whether they may be asked, and what came of it."""

    meetings: int
    meetings_most: int
    requests: int
    requests_most: int
    full_until: datetime | None
    paused: bool
    paused_until: datetime | None
    term: Difference


async def duty_of(
    service: Service, session: AsyncSession, team_id: str, user_id: str
) -> Duty | None:
    """None: not a volunteer."""
    mine = select(Volunteer).where(
        Volunteer.team_id == team_id,
        Volunteer.user_id == user_id,
        Volunteer.joined_at.is_not(None),
    )
    volunteer = await session.scalar(mine)
    if volunteer is None:
        return None
    now, began = service.now(), service.month()[0]
    rests, full = volunteer.paused_until, volunteer.full_until
    return Duty(
        meetings=await meetings(session, team_id, user_id, began),
        meetings_most=meetings_most(service, volunteer),
        requests=await asked_since(session, team_id, user_id, began),
        requests_most=service.programme.requests_a_month,
        full_until=full if full and full > now else None,
        paused=volunteer.paused_at is not None and (rests is None or rests > now),
        paused_until=rests,
        term=await _difference(service, session, team_id, user_id),
    )


async def _difference(
    service: Service, session: AsyncSession, team_id: str, user_id: str
) -> Difference:
    programme = service.programme
    began = start_of_term(service.now(), programme.timezone, programme.terms_begin)
    held = select(
        func.count(),
        func.count(Introduction.student.distinct()),
        func.coalesce(func.sum(Introduction.minutes), 0),
    ).where(
        Introduction.team_id == team_id,
        Introduction.volunteer == user_id,
        Introduction.held_at >= began,
    )
    letters = select(func.count()).where(
        Letter.team_id == team_id, Letter.volunteer == user_id, Letter.written_at >= began
    )
    conversations, students, minutes = (await session.execute(held)).one()
    return Difference(conversations, students, minutes, await session.scalar(letters) or 0)
