"""Bring a database to today's tables."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.models.engine import Database

MIGRATIONS = Path(__file__).with_name("migrations")
NEWEST = max(MIGRATIONS.glob("versions/0*.py")).name[:4]  # files are named by their revision
_LOCK = 4_636_839  # any number, the same in every replica


class NotOurs(Exception):
    """The database is of a version that is not known here."""


async def migrate(database: Database) -> None:
    """Safe to run twice, and by several replicas at once. Raises NotOurs."""
    async with database.engine.connect() as connection:
        if await connection.run_sync(_is_of_today):
            return
    from bot.models.upgrade import upgrade  # noqa: PLC0415 (Alembic is large, and seldom needed)

    async with database.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        await connection.run_sync(upgrade, MIGRATIONS)


def _is_of_today(connection: Connection) -> bool:
    if not inspect(connection).has_table("alembic_version"):
        return False
    stored = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return bool(stored == NEWEST)
