"""The whole list of members is read once a day, and what breaks is tried again."""

import asyncio
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.delivery.asking import SlackSaidNo
from bot.domain.trouble import DatabaseAway
from bot.keeping_members import members_kept, read_if_old
from bot.services.members import Members
from tests.slack_stub import BOT, TEAM

OFTEN = timedelta(milliseconds=10)


@pytest.fixture
async def members(does, slack):
    slack.join("U_VERA")
    slack.join("U_SAM")
    await does.members.install(TEAM, "Larkspur", BOT)
    return does.members


def asked(slack):
    return slack.calls.count("users.list")


async def test_they_are_read_when_they_never_were(client, members, slack, clock):
    await read_if_old(client, TEAM, members)

    assert (asked(slack), await members.learned_at(TEAM)) == (1, clock.now())


@pytest.mark.parametrize(("hours", "times"), [(23.9, 1), (24, 2)])
async def test_they_are_read_again_after_a_day(client, members, slack, clock, hours, times):
    await read_if_old(client, TEAM, members)

    clock.forward(hours=hours)
    await read_if_old(client, TEAM, members)

    assert asked(slack) == times


async def test_a_list_that_broke_off_does_not_count_as_read(client, members, slack):
    slack.trouble("users.list", "missing_scope")
    with pytest.raises(SlackSaidNo):
        await read_if_old(client, TEAM, members)

    assert await members.learned_at(TEAM) is None


async def test_while_the_app_runs_they_are_kept(client, members, slack, clock):
    class Tomorrow(Members):
        async def learned_all(self, team_id):
            await super().learned_all(team_id)
            clock.forward(days=1)

    async with members_kept(client, TEAM, Tomorrow(**vars(members)), OFTEN):
        await slack.until(lambda: asked(slack) == 2)


@pytest.mark.parametrize("trouble", ["missing_scope", 500])
async def test_while_slack_is_away_it_is_tried_again(client, members, slack, trouble):
    slack.trouble("users.list", trouble)
    with capture_logs() as logs:
        async with members_kept(client, TEAM, members, OFTEN):
            await slack.until(lambda: asked(slack) == 2)

    assert [log["event"] for log in logs] == ["the list of members could not be read"]


async def test_while_the_database_is_away_it_is_tried_again(client, members, slack):
    broken = [DatabaseAway()]

    class Away(Members):
        async def learned_at(self, team_id):
            if broken:
                raise broken.pop()
            return await super().learned_at(team_id)

    with capture_logs() as logs:
        async with members_kept(client, TEAM, Away(**vars(members)), OFTEN):
            await slack.until(lambda: asked(slack) == 1)

    assert [log["event"] for log in logs] == ["the list of members could not be read"]


async def test_at_a_stop_nobody_waits_for_it(client, members, slack):
    answered = asyncio.Event()

    async def keep_waiting(_said):
        await answered.wait()

    slack.meanwhile["users.list"] = keep_waiting
    async with asyncio.timeout(10):
        async with members_kept(client, TEAM, members):
            await slack.until(lambda: asked(slack) == 1)
    answered.set()

    assert await members.learned_at(TEAM) is None


async def test_a_stop_waits_for_what_is_being_written(client, members):
    writing, may_end = asyncio.Event(), asyncio.Event()

    class Slow(Members):
        async def learned_all(self, team_id):
            writing.set()
            await may_end.wait()
            await super().learned_all(team_id)

    async def keep_and_stop():
        async with members_kept(client, TEAM, Slow(**vars(members))):
            await writing.wait()

    stopping = asyncio.create_task(keep_and_stop())
    await asyncio.wait_for(writing.wait(), timeout=10)
    may_end.set()
    await asyncio.wait_for(stopping, timeout=10)

    assert await members.learned_at(TEAM) == members.now()
