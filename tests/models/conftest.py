"""What tests of the database begin with."""

import pytest

from bot.models import Workspace


@pytest.fixture
async def workspace(database):
    """A row to read and to change."""
    async with database.writes.begin() as session:
        session.add(Workspace(team_id="T1", name="0", bot_user_id="U_BOT"))


@pytest.fixture
def only_sqlite(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL does so by itself")
