"""`infoview serve`: how it ends, by itself and when it is told to."""

import asyncio
import os
import signal
import socket
import sys
from contextlib import asynccontextmanager, suppress

import click
import pytest

from bot.serving import serve
from tests.signing import SECRET

NOBODY_LISTENS = "http://127.0.0.1:9/api/"


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


async def test_a_press_waits_for_a_search_beside_it_a_millisecond_at_most(
    settings, slack, own_logs
):
    slack.trouble("auth.test", "invalid_auth")
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.005)
    try:
        with pytest.raises(click.ClickException):
            await asyncio.to_thread(serve, settings)

        assert sys.getswitchinterval() <= 0.001
    finally:
        sys.setswitchinterval(before)


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
    assert slack.calls.count("auth.test") == 1
    assert not (tmp_path / "own.db-wal").exists()  # SQLite removes it when all is closed
    assert b"Traceback" not in said
