"""Is it still true? Asked at the moment of sending, for what was true when it was written."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.models import Contact, Introduction, Outgoing


async def still_true(session: AsyncSession, row: Outgoing) -> bool:
    if row.message == "check_in":
        return await _is_planned(session, row)
    if not row.true_in:
        return True
    intro = await session.get(Introduction, (row.team_id, row.about))
    return intro is not None and intro.state in row.true_in


async def turned(session: AsyncSession, row: Outgoing) -> Outgoing | None:
    """The message that this one takes the place of."""
    return await session.get(Outgoing, (row.team_id, row.replaces)) if row.replaces else None


async def _is_planned(session: AsyncSession, row: Outgoing) -> bool:
    """Only the newest check-in counts, and none once they ended."""
    pair = (row.team_id, row.facts["student"], row.facts["volunteer"])
    contact = await session.get(Contact, pair)
    return (
        contact is not None
        and contact.check_in_at is not None
        and contact.check_in == row.facts["check_in"]
    )
