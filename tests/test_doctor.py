"""`infoview doctor` and `infoview outbox`: what is wrong, and what can be done about it."""

import asyncio
import os
from datetime import UTC, datetime

import pytest
import yaml
from aiohttp import web
from click.testing import CliRunner

from bot.__main__ import main
from bot.doctor import MANIFEST
from bot.domain.delivery import Manner, Status
from bot.models import Outgoing
from tests.slack_stub import TEAM

LONG_AGO = datetime(2026, 1, 5, tzinfo=UTC)
SCOPES = yaml.safe_load(MANIFEST.read_text("utf-8"))["oauth_config"]["scopes"]["bot"]


def known(scopes):
    """Slack's answer to a token with these scopes."""
    said = {"ok": True, "team_id": TEAM, "team": "Larkspur", "user_id": "U_BOT", "bot_id": "B1"}
    return web.json_response(said, headers={"X-OAuth-Scopes": ",".join(scopes)})


@pytest.fixture
def infoview(database_url, slack, does, tmp_path, monkeypatch):
    """The command, with a token."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("SLACK_", "INFOVIEW_"))]:
        monkeypatch.delenv(name)
    slack_is = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_API_URL": slack.url}

    async def infoview(*arguments, **settings):
        env = {"INFOVIEW_DATABASE_URL": database_url} | slack_is | settings
        return await asyncio.to_thread(CliRunner().invoke, main, arguments, env=env)

    return infoview


@pytest.fixture
def put(database):
    async def put(key, status, team_id=TEAM):
        row = Outgoing(
            team_id=team_id,
            key=key,
            message="resumed",
            people="U_VERA",
            facts={},
            manner=Manner.AT_ONCE,
            about="conversation",
            true_in=[],
            wanted_at=LONG_AGO,
            due_at=LONG_AGO,
            created_at=LONG_AGO,
            status=status,
            error="chat.postMessage: no_such_user",
        )
        async with database.writes.begin() as session:
            session.add(row)

    return put


@pytest.fixture
def status(database):
    async def status(key):
        async with database.reads() as session:
            return (await session.get_one(Outgoing, (TEAM, key))).status

    return status


async def test_all_is_well(infoview, slack, database):
    slack.trouble("auth.test", None, known(SCOPES))

    said = await infoview("doctor")

    assert said.exit_code == 0
    assert said.output.splitlines() == [
        f"ok     the database answers and is up to date ({database.engine.name})",
        "ok     Slack knows the token: workspace Larkspur",
        "ok     the outbox is in good health: 0 due",
    ]


async def test_a_missing_permission_is_named(infoview, slack):
    slack.trouble("auth.test", None, known(set(SCOPES) - {"im:history", "users:read"}))

    said = await infoview("doctor")

    assert said.exit_code == 1
    assert said.output.splitlines()[1] == (
        "WRONG  the app lacks permissions: im:history, users:read; install it again"
    )


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("invalid_auth", "WRONG  Slack refuses SLACK_BOT_TOKEN: auth.test: invalid_auth"),
        (503, "WRONG  Slack cannot be reached: auth.test: 503"),
        (429, "WRONG  Slack cannot be reached: auth.test: again in 7.0 s"),
    ],
)
async def test_a_token_that_does_not_work_is_one_of_the_lines(infoview, slack, trouble, words):
    slack.trouble("auth.test", trouble)

    said = await infoview("doctor", "--workspace", TEAM)

    assert (said.exit_code, said.output.splitlines()[1]) == (1, words)


async def test_a_missing_token_is_one_of_the_lines(infoview):
    said = await infoview("doctor", "--workspace", TEAM, SLACK_BOT_TOKEN="")

    assert said.exit_code == 1
    assert "WRONG  SLACK_BOT_TOKEN is not set, so nothing can be sent" in said.output


async def test_what_is_stuck_is_counted(infoview, slack, put):
    slack.trouble("auth.test", None, known(SCOPES))
    await put("dead", Status.DEAD)
    await put("late", Status.PENDING)
    await put("elsewhere", Status.DEAD, team_id="T2")

    said = await infoview("doctor")

    assert said.exit_code == 1
    assert said.output.splitlines()[-1] == (
        "WRONG  the outbox: 1 overdue, 0 parked, 1 dead; see `infoview outbox list`"
    )


async def test_what_is_stuck_is_listed(infoview, put):
    await put("dead", Status.DEAD)
    await put("fine", Status.PENDING)

    said = await infoview("outbox", "list")

    assert said.output == "dead\t2026-01-05 00:00\tdead\tchat.postMessage: no_such_user\n"


@pytest.mark.parametrize(
    ("word", "becomes", "words"),
    [
        ("retry", Status.UNCERTAIN, "dead is due again.\n"),
        ("drop", Status.CANCELLED, "dead will not be sent.\n"),
    ],
)
async def test_what_is_stuck_can_be_helped(infoview, put, status, word, becomes, words):
    await put("dead", Status.DEAD)

    said = await infoview("outbox", word, "dead")

    assert (said.exit_code, said.output, await status("dead")) == (0, words, becomes)


@pytest.mark.parametrize("word", ["retry", "drop"])
async def test_what_is_not_stuck_is_said_to_be_so(infoview, put, status, word):
    await put("fine", Status.PENDING)

    said = await infoview("outbox", word, "fine")

    assert (said.exit_code, said.output) == (1, "Error: fine: no such message is stuck\n")
    assert await status("fine") is Status.PENDING
