import asyncio

import pytest
from structlog.testing import capture_logs

from bot.keeping_members import members_kept
from bot.models.engine import connect
from bot.services.members import Members
from tests.slack_stub import TEAM


@pytest.fixture
async def of_nowhere(clock, new_id, programme):
    """The members of a database that is away."""
    away = connect("postgresql://x@127.0.0.1:9/x")
    yield Members(away, clock.now, new_id, programme)
    await away.dispose()


async def until_logged(logs):
    async with asyncio.timeout(10):
        while True:
            if logs:
                return
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("trouble", ["missing_scope", 503])
async def test_a_list_that_slack_does_not_give_stops_nothing(does, slack, client, trouble):
    slack.trouble("users.list", trouble)

    with capture_logs() as logs:
        async with members_kept(client, TEAM, does.members):
            await until_logged(logs)

    assert [log["event"] for log in logs] == ["the list of members could not be read"]


async def test_a_database_that_is_away_stops_nothing(client, of_nowhere):
    with capture_logs() as logs:
        async with members_kept(client, TEAM, of_nowhere):
            await until_logged(logs)

    assert [log["event"] for log in logs] == ["the list of members could not be read"]
