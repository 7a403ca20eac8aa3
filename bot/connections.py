"""What a command in the terminal works on: the database, the workspace, and Slack if it may."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import aiohttp
import click
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from bot import clock
from bot.delivery.asking import NobodyKnows, SlackSaidNo, SlowDown, web_client
from bot.delivery.workspace import Identity, identity
from bot.keeping_members import read_if_old
from bot.models.engine import Database, connect
from bot.models.migrate import NotOurs, migrate
from bot.programme_file import read_programme
from bot.services.members import Members
from bot.services.reading import read_anew
from bot.settings import Settings


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """The database, brought to today's tables. Raises click.ClickException when it cannot be."""
    try:
        _open_file(url)
        database = connect(url)
    except (ValueError, ArgumentError, sqlite3.OperationalError) as error:
        raise click.ClickException(f"INFOVIEW_DATABASE_URL: {error}") from error
    try:
        await migrate(database)
        await read_anew(database)
        yield database
    except (OperationalError, NotOurs) as error:
        why = error.orig if isinstance(error, OperationalError) else error
        raise click.ClickException(f"The database cannot be used: {why}") from error
    finally:
        await database.dispose()


async def whose(client: AsyncWebClient) -> Identity:
    """Who we are in Slack. Raises click.ClickException when Slack does not say."""
    try:
        return await identity(client)
    except SlackSaidNo as error:
        raise click.ClickException(f"Slack refuses SLACK_BOT_TOKEN: {error}") from error
    except (SlowDown, NobodyKnows) as error:
        why = str(error.__cause__) or type(error.__cause__).__name__  # a time-out has no words
        at = f"Slack cannot be reached at {client.base_url}"
        raise click.ClickException(f"{at}: {why}") from error


async def linked(client: AsyncWebClient, team_id: str, members: Members) -> int:
    """Read the members, if that was not done lately: how many were volunteers already.

    Raises click.ClickException when Slack does not tell.
    """
    try:
        return await read_if_old(client, team_id, members)
    except (SlackSaidNo, NobodyKnows) as error:
        raise click.ClickException(str(error)) from error


def _open_file(url: str) -> None:
    """One that cannot be opened is told of here: the driver's own thread would add a traceback."""
    wanted = make_url(url)
    if wanted.get_backend_name() == "sqlite":
        sqlite3.connect(wanted.database or "").close()


@dataclass(frozen=True)
class Connections:
    """`client` is None without a token."""

    database: Database
    team_id: str
    members: Members
    client: AsyncWebClient | None


@asynccontextmanager
async def connections(settings: Settings, workspace: str | None) -> AsyncIterator[Connections]:
    """The workspace: the one named, else the token's own, else the only one stored.

    Raises click.ClickException when it cannot be told.
    """
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(opened(settings.database_url))
        members = Members(database, clock.now, clock.new_id, read_programme(settings))
        client = None
        if settings.slack_bot_token:
            session = await stack.enter_async_context(aiohttp.ClientSession())
            client = web_client(settings.slack_bot_token, settings.slack_api_url, session)
            workspace = workspace or await _own(client, members)
        team_id = workspace or await _only(members)
        yield Connections(database, team_id, members, client)


async def _own(client: AsyncWebClient, members: Members) -> str:
    us = await whose(client)
    await members.install(us.team_id, us.team, us.bot_user_id)
    return us.team_id


async def _only(members: Members) -> str:
    stored = await members.workspaces()
    if len(stored) != 1:
        known = ", ".join(stored) or "none is stored yet"
        raise click.ClickException(f"Say which workspace with --workspace T… ({known}).")
    return stored[0]
