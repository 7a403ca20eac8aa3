"""The `infoview` command: what each word of it does, and how it says what is wrong."""

import pytest
from sqlalchemy import select

from bot import __main__ as command_line
from bot.models import Volunteer
from bot.models.engine import connect


async def test_help_says_all_there_is(infoview):
    said = await infoview("--help")

    assert said.exit_code == 0
    words = [line.split()[0] for line in said.output.partition("Commands:\n")[2].splitlines()]
    assert words == ["demo", "doctor", "import", "lexicon", "migrate", "outbox", "search", "serve"]


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET"),
        ({"SLACK_SIGNING_SECRET": "s"}, "SLACK_BOT_TOKEN"),
    ],
)
async def test_serve_names_the_settings_that_are_missing(infoview, given, missing):
    said = await infoview("serve", **given)

    assert said.exit_code == 1
    assert said.output == f"Error: Not set: {missing}. See .env.example.\n"


async def test_a_setting_that_cannot_be_read_is_named(infoview):
    said = await infoview("serve", PORT="three", INFOVIEW_TICK_SECONDS="0")

    assert said.exit_code == 1
    assert said.output.startswith("Error: PORT: Input should be a valid integer")
    assert said.output.endswith("; INFOVIEW_TICK_SECONDS: Input should be greater than 0\n")


async def test_migrate_makes_the_tables_and_is_safe_to_run_twice(infoview, empty_url):
    for _ in range(2):
        said = await infoview("migrate", INFOVIEW_DATABASE_URL=empty_url)
        assert (said.exit_code, said.output) == (0, "The database is up to date.\n")

    database = connect(empty_url)
    async with database.reads() as session:
        assert (await session.scalars(select(Volunteer))).all() == []
    await database.dispose()


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql://x", "INFOVIEW_DATABASE_URL: mysql: only sqlite:/// and postgresql:// are known"),
        ("rubbish", "INFOVIEW_DATABASE_URL: Could not parse SQLAlchemy URL"),
        ("sqlite:////nowhere/x.db", "INFOVIEW_DATABASE_URL: unable to open database file"),
        ("postgresql://x:secret@127.0.0.1:9/x", "The database cannot be used: connection failed"),
    ],
)
async def test_a_database_that_cannot_be_used_is_a_plain_sentence(infoview, url, why):
    said = await infoview("migrate", INFOVIEW_DATABASE_URL=url)

    assert said.exit_code == 1
    assert said.output.startswith(f"Error: {why}")
    assert "secret" not in said.output


async def test_demo_hands_its_arguments_over(infoview, monkeypatch):
    became = []
    # the real one would end this process
    monkeypatch.setattr(command_line.os, "execv", lambda *command: became.append(command))

    await infoview("demo", "--story", "--port", "4000")

    [(python, command)] = became
    assert command == [python, "-m", "sandbox", "--story", "--port", "4000"]
