"""An imported volunteer and a member of the workspace with the same e-mail address are one."""

from sqlalchemy import CursorResult, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.models import Member, Volunteer


async def link(session: AsyncSession, team_id: str) -> int:
    """Give every imported volunteer their Slack id, where it is known; returns how many."""
    other = aliased(Volunteer)
    taken = select(other.user_id).where(other.team_id == team_id, other.user_id.is_not(None))
    member = (
        select(func.min(Member.user_id))
        .where(
            Member.team_id == team_id,
            Member.email == Volunteer.email,
            Member.user_id.not_in(taken),
        )
        .scalar_subquery()
    )
    linked = await session.execute(
        update(Volunteer)
        .where(Volunteer.team_id == team_id, Volunteer.user_id.is_(None), member.is_not(None))
        .values(user_id=member)
        .execution_options(synchronize_session=False)
    )
    return linked.rowcount if isinstance(linked, CursorResult) else 0
