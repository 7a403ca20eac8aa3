"""The whole app, built as in earnest: only Slack and the clock are ours."""

import asyncio
import json

import click
import pytest
from httpx import ASGITransport, AsyncClient
from sqlalchemy import select

from bot.app import build
from bot.models import Workspace
from tests import payloads
from tests.handlers.test_socket_mode import SocketSlack
from tests.signing import over_http

NOBODY_LISTENS = "http://127.0.0.1:9/api/"


@pytest.fixture
async def asked(student, volunteer):
    """The id of a request that waits for the volunteer's answer."""
    await student.asks_for_intro("finance")
    return json.loads(student.slack.views[-1]["private_metadata"])["introduction"]


async def until_posted(slack, *people):
    while not slack.posts_to(*people):
        slack.told.clear()
        await asyncio.wait_for(slack.told.wait(), timeout=10)
    return slack.posts_to(*people)


def browser(app):
    return AsyncClient(transport=ASGITransport(app), base_url="http://bot")


async def test_a_signed_press_becomes_a_message_at_once(slack, settings, clock, asked):
    app = build(settings, clock.now)
    press = over_http(
        payloads.press("U_VOLUNTEER", "introduction.accept", asked, response_url="http://x/")
    )

    async with app.router.lifespan_context(app), browser(app) as http:
        await until_posted(slack, "U_VOLUNTEER")  # what was left from before is said
        answer = await http.post("/slack/events", **press)
        [together] = await until_posted(slack, "U_STUDENT", "U_VOLUNTEER")

    assert answer.status_code == 200
    assert together["text"].startswith("<@U_STUDENT>, meet <@U_VOLUNTEER>")


async def test_an_empty_database_is_migrated(settings, empty_url):
    app = build(settings.model_copy(update={"database_url": empty_url}))

    async with app.router.lifespan_context(app), browser(app) as http:
        ready = await http.get("/health/ready")
        answer = await http.post("/slack/events", **over_http(payloads.command("U1", "help")))

    assert (ready.status_code, answer.status_code) == (200, 200)
    assert answer.text.startswith("*Infoview*")


async def test_it_knows_its_workspace_from_the_token(settings, database):
    app = build(settings)

    async with app.router.lifespan_context(app), database.reads() as session:
        assert await session.scalar(select(Workspace.name)) == "Larkspur"


async def test_oauth_settings_in_the_environment_do_not_make_bolt_drop_our_token(
    settings, slack, monkeypatch
):
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "of the environment")
    app = build(settings)

    async with app.router.lifespan_context(app), browser(app) as http:
        opened = payloads.event("app_home_opened", "U1", tab="home", channel="D1")
        answer = await http.post("/slack/events", **over_http(opened))

    assert answer.status_code == 200
    assert slack.homes["U1"]["type"] == "home"


async def test_with_an_app_token_it_listens_on_a_socket(settings, slack):
    socket_slack = await SocketSlack(payloads.command("U1", "help")).serve()
    url = str(socket_slack.server.make_url("/socket")).replace("http", "ws", 1)
    slack.apps_connections_open = lambda said: {"url": url}
    app = build(settings.model_copy(update={"slack_app_token": "xapp-1"}))

    async with app.router.lifespan_context(app):
        answer = await asyncio.wait_for(socket_slack.answer, timeout=10)
    await socket_slack.server.close()

    assert answer["payload"]["text"].startswith("*Infoview*")


async def test_a_request_from_another_workspace_gets_no_token(settings, slack):
    app = build(settings)
    url = slack.response_url + "U1"
    command = payloads.command("U1", "find finance", response_url=url) | {"team_id": "T2"}

    async with app.router.lifespan_context(app), browser(app) as http:
        answer = await http.post("/slack/events", **over_http(command))

    assert (answer.status_code, answer.text) == (200, "")
    [(told, why, _)] = slack.whispers
    assert (told, "installation" in why) == ("U1", True)


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        ("invalid_auth", r"^Slack refuses SLACK_BOT_TOKEN: auth.test: invalid_auth$"),
        ("account_inactive", r"^Slack refuses SLACK_BOT_TOKEN: auth.test: account_inactive$"),
        (429, r"^Slack cannot be reached at http://127.0.0.1:\d+/api/: "),
        (503, r"^Slack cannot be reached at http://127.0.0.1:\d+/api/: "),
        ("lost", r"^Slack cannot be reached at http://127.0.0.1:\d+/api/: "),
    ],
)
async def test_without_a_slack_that_knows_us_it_says_why_and_does_not_start(
    settings, slack, trouble, why
):
    slack.trouble("auth.test", trouble)
    app = build(settings)

    with pytest.raises(click.ClickException, match=why):
        async with app.router.lifespan_context(app):
            pass


async def test_a_slack_that_is_not_there_is_told_by_its_address(settings):
    settings = settings.model_copy(update={"slack_api_url": NOBODY_LISTENS})
    app = build(settings)

    with pytest.raises(click.ClickException, match=r"Cannot connect to host 127\.0\.0\.1:9"):
        async with app.router.lifespan_context(app):
            pass
