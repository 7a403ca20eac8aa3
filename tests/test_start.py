"""The whole app, built as in earnest: only Slack and the clock are ours."""

import asyncio
import json
import logging
import os
import signal
import socket
import sys
from contextlib import asynccontextmanager, suppress

import click
import pytest
import structlog
from httpx import ASGITransport, AsyncClient
from sqlalchemy import select

from bot.app import build, serve
from bot.logs import set_up_logs
from bot.models import Workspace
from bot.settings import Settings
from tests import payloads
from tests.signing import SECRET, over_http

HOUR = 3600.0
NOBODY_LISTENS = "http://127.0.0.1:9/api/"


@pytest.fixture
def settings(slack, database_url, tmp_path, monkeypatch):
    """Those of one workspace, with a beat so slow that only a wake-up can be what is seen."""
    monkeypatch.chdir(tmp_path)  # where no .env is
    return Settings(
        slack_bot_token="xoxb-1",
        slack_signing_secret=SECRET,
        slack_app_token="",
        slack_api_url=slack.url,
        database_url=database_url,
        tick_seconds=HOUR,
    )


@pytest.fixture
def own_logs():
    """What `serve` sets up for the whole process is put back as it was."""
    root = logging.getLogger()
    before, level, ours = root.handlers[:], root.level, structlog.get_config()
    yield
    root.handlers[:] = before
    root.setLevel(level)
    structlog.configure(**ours)
    logging.getLogger("apscheduler").setLevel(logging.NOTSET)


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


async def test_serve_ends_with_a_sentence_when_the_token_is_wrong(settings, slack, own_logs):
    slack.trouble("auth.test", "invalid_auth")

    with pytest.raises(click.ClickException, match="Slack refuses SLACK_BOT_TOKEN"):
        await asyncio.to_thread(serve, settings)


async def test_serve_ends_when_its_port_is_taken(settings, slack, own_logs, capfd):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = settings.model_copy(update={"port": taken.getsockname()[1]})

        with pytest.raises(SystemExit) as ended:
            await asyncio.to_thread(serve, settings)

    assert ended.value.code != 0
    assert "address already in use" in capfd.readouterr().err


@asynccontextmanager
async def serving(directory, **more):
    """`infoview serve` in a process of its own."""
    own = {key: value for key, value in os.environ.items() if "SLACK" not in key}
    secrets = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": SECRET}
    database = {"INFOVIEW_DATABASE_URL": f"sqlite:///{directory}/own.db"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve"),
        env=own | secrets | database | more,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def test_from_the_terminal_an_unreachable_slack_is_a_sentence(tmp_path):
    async with serving(tmp_path, SLACK_API_URL=NOBODY_LISTENS) as process:
        _, said = await asyncio.wait_for(process.communicate(), timeout=30)

    assert process.returncode == 1
    assert (
        said.decode()
        .splitlines()[-1]
        .startswith(f"Error: Slack cannot be reached at {NOBODY_LISTENS}")
    )
    assert b"Traceback" not in said


async def test_told_to_stop_it_ends_in_order(slack, tmp_path):
    async with serving(tmp_path, SLACK_API_URL=slack.url, PORT="0") as process:
        said = await asyncio.wait_for(process.stderr.readuntil(b"running on"), timeout=30)
        process.terminate()
        said += await asyncio.wait_for(process.stderr.read(), timeout=30)
        ended = await process.wait()

    assert ended == -signal.SIGTERM
    assert b"Finished server process" in said
    assert b"Traceback" not in said


@pytest.mark.parametrize(("form", "line"), [("json", '"event": "a word"'), ("text", "a word")])
def test_logs_are_a_line_an_event(own_logs, capsys, form, line):
    set_up_logs("info", form)

    structlog.get_logger("own").info("a word", key="k")
    logging.getLogger("of a library").debug("not shown")
    logging.getLogger("of a library").info("shown")

    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert line in said[0]
    assert "shown" in said[1]


def test_an_error_is_logged_with_its_traceback(own_logs, capsys):
    set_up_logs("error", "text")

    try:
        raise ValueError("of the test")
    except ValueError:
        structlog.get_logger("own").exception("it broke")

    assert "ValueError: of the test" in capsys.readouterr().err
