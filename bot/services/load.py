"""What a volunteer was asked and agreed to this month, and what a student has open."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from bot.domain.introduction import State
from bot.domain.limits import full_until
from bot.models import Introduction, Volunteer
from bot.search.askable import NEXT_LAPSE, OPEN_REQUESTS
from bot.services.free_again import tell_who_saved
from bot.services.service import Service


@dataclass(frozen=True)
class Allowance:
    """`left` of `most` requests may be sent; `next_at`: when one more is free at the latest."""

    left: int
    most: int
    next_at: datetime | None


def allowance(
    session: Connection | Session, service: Service, team_id: str, student: str
) -> Allowance:
    mine = {"team_id": team_id, "student": student}
    open_ = session.scalar(OPEN_REQUESTS, mine) or 0
    return allowed(service, open_, session.scalar(NEXT_LAPSE, mine))


def allowed(service: Service, open_requests: int, next_lapse: datetime | None) -> Allowance:
    """One that is open is free again when it lapses, at the latest."""
    most = service.programme.open_requests
    return Allowance(max(0, most - open_requests), most, next_lapse)


async def meetings(session: AsyncSession, team_id: str, volunteer: str, since: datetime) -> int:
    """Agreed on since then, whether or not they have been held; one that fell through is free."""
    fell_through = Introduction.state.in_({State.NOT_HELD, State.CANCELLED})
    return await _count(
        session,
        Introduction.team_id == team_id,
        Introduction.volunteer == volunteer,
        Introduction.accepted_at >= since,
        ~fell_through | Introduction.held_at.is_not(None),
    )


async def asked_since(session: AsyncSession, team_id: str, volunteer: str, since: datetime) -> int:
    """How many requests were sent to them, whatever became of these."""
    return await _count(
        session,
        Introduction.team_id == team_id,
        Introduction.volunteer == volunteer,
        Introduction.requested_at >= since,
    )


async def remember_load(service: Service, session: AsyncSession, volunteer: Volunteer) -> None:
    """Write on the volunteer until when nobody else may ask; the caller holds the volunteer."""
    began, next_month = service.month()
    who = volunteer.user_id or ""
    await session.flush()
    asked = await asked_since(session, volunteer.team_id, who, began)
    by_number = full_until(
        next_month,
        asked=asked,
        asked_most=service.programme.requests_a_month,
        met=await meetings(session, volunteer.team_id, who, began),
        met_most=meetings_most(service, volunteer),
    )
    filled, before = volunteer.filled_until, volunteer.full_until
    volunteer.full_until = filled if filled and filled > service.now() else by_number
    if before and not volunteer.full_until:
        await tell_who_saved(service, session, volunteer)


async def volunteer_of(session: AsyncSession, intro: Introduction) -> Volunteer:
    asked = select(Volunteer).where(
        Volunteer.team_id == intro.team_id, Volunteer.user_id == intro.volunteer
    )
    return (await session.scalars(asked)).one()


def meetings_most(service: Service, volunteer: Volunteer | Row[Any]) -> int:
    return volunteer.meetings_per_month or service.programme.meetings_a_month


async def _count(session: AsyncSession, *conditions: ColumnElement[bool]) -> int:
    return await session.scalar(select(func.count()).where(*conditions)) or 0
