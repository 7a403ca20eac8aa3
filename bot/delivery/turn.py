"""Take the next free place in a workspace's pace, in one statement, on PostgreSQL.

Nothing is locked while the database waits for us: a replica that is slow, or stands still, holds
nobody up.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

_TAKE = text("""
WITH gates AS MATERIALIZED (
    SELECT name, opens_at FROM gate
    WHERE team_id = :team_id AND name IN (:own, :budget)
    ORDER BY name
    FOR UPDATE
), seen AS (
    SELECT
        CAST(EXTRACT(epoch FROM clock_timestamp()) AS FLOAT) AS now,
        MAX(opens_at) FILTER (WHERE name = :own) AS own,
        MAX(opens_at) FILTER (WHERE name = :budget) AS budget
    FROM gates
    HAVING COUNT(*) = 2
), place AS MATERIALIZED (
    SELECT
        now,
        GREATEST(
            own - now,
            (SELECT opens_at FROM gate WHERE team_id = :team_id AND name = :post) - now,
            GREATEST(budget, now) - now - CAST(:ahead AS FLOAT),
            0
        ) AS wait
    FROM seen
), taken AS (
    UPDATE gate
    SET opens_at = CASE
        WHEN name = :own THEN now + wait + CAST(:between AS FLOAT)
        ELSE GREATEST(opens_at, now) + CAST(:each AS FLOAT)
    END
    FROM place
    WHERE team_id = :team_id AND name IN (:own, :budget) AND wait <= CAST(:patience AS FLOAT)
)
SELECT wait FROM place
""")
_OPEN = text("""
INSERT INTO gate (team_id, name, opens_at) VALUES (:team_id, :own, 0), (:team_id, :budget, 0)
ON CONFLICT DO NOTHING
""")


async def take(engine: AsyncEngine, facts: Mapping[str, Any]) -> float:
    """How many seconds until then; no place is taken when that is more than our patience."""
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        while (wait := await connection.scalar(_TAKE, facts)) is None:
            await connection.execute(_OPEN, facts)
        return float(wait)
