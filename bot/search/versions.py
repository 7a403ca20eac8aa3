"""Two numbers a workspace, by which a process knows whether what it remembers is so still.

Each is raised in the transaction of the change, so that no replica ever trusts an old memory.
"""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.models import SearchVersion


async def profiles_change(session: AsyncSession, team_id: str) -> None:
    """Last in its transaction: whoever else changes something here waits for it to end."""
    await _raise(session, team_id, SearchVersion.profiles)


async def asks_change(session: AsyncSession, team_id: str) -> None:
    """Somebody was asked. Last in its transaction, as above."""
    await _raise(session, team_id, SearchVersion.asks)


async def _raise(session: AsyncSession, team_id: str, number: Any) -> None:
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    first = {"team_id": team_id, "profiles": 0, "asks": 0, number.key: 1}
    await session.execute(
        insert(SearchVersion)
        .values(first)
        .on_conflict_do_update(
            index_elements=[SearchVersion.team_id], set_={number.key: number + 1}
        )
    )
