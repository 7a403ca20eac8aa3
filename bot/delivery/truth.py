"""Is it still true, and still ours to say? Asked at the moment of sending."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import WAITING
from bot.domain.news import ENDS
from bot.models import Block, Contact, Introduction, Outgoing


async def still_ours(session: AsyncSession, row: Outgoing) -> bool:
    """Whoever slept past the lease is no longer the owner."""
    owner = select(Outgoing.owner).where(
        Outgoing.team_id == row.team_id, Outgoing.key == row.key, Outgoing.status.in_(WAITING)
    )
    return await session.scalar(owner) == row.owner


async def still_true(session: AsyncSession, row: Outgoing) -> bool:
    """By what was true when it was written, and between people who are not kept apart since."""
    if row.message not in ENDS and await _kept_apart(session, row):
        return False
    if row.message == "check_in":
        return await _is_planned(session, row)
    if not row.true_in:
        return True
    intro = await session.get(Introduction, (row.team_id, row.about))
    return intro is not None and intro.state in row.true_in


async def turned(session: AsyncSession, row: Outgoing) -> Outgoing | None:
    """The message that this one takes the place of."""
    return await session.get(Outgoing, (row.team_id, row.replaces))


async def _kept_apart(session: AsyncSession, row: Outgoing) -> bool:
    """What one of two people, or both, would hear of the other."""
    pair = row.facts.get("student"), row.facts.get("volunteer")
    if not all(pair) or not {*row.people.split(",")} <= {*pair}:
        return False
    return await session.get(Block, (row.team_id, *pair)) is not None


async def _is_planned(session: AsyncSession, row: Outgoing) -> bool:
    """Only the newest check-in counts, and none once they ended."""
    pair = (row.team_id, row.facts["student"], row.facts["volunteer"])
    contact = await session.get(Contact, pair)
    return (
        contact is not None
        and contact.check_in_at is not None
        and contact.check_in == row.facts["check_in"]
    )
