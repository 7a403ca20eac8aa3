"""Where a person is, as Slack says."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.models import Member


async def zone_of_member(session: AsyncSession, team_id: str, user_id: str) -> str:
    member = await session.get(Member, (team_id, user_id))
    return (member and member.timezone) or "UTC"
