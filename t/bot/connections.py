"""What a command in the terminal works on: the database, the workspace, and Slack if it may."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import aiohttp
import click
from slack_sdk.web.async_client import AsyncWebClient

from bot import clock
from bot.delivery.slack import NobodyKnows, SlackSaidNo, SlowDown, web_client
from bot.delivery.workspace import identity
from bot.domain.programme import Programme
from bot.models.engine import Database, connect
from bot.models.migrate import migrate
from bot.services.members import Members
from bot.settings import Settings


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
        database = connect(settings.database_url)
        stack.push_async_callback(database.dispose)
        await migrate(database)
        members = Members(database, clock.now, clock.new_id, Programme())
        client = None
        if settings.slack_bot_token:
            session = await stack.enter_async_context(aiohttp.ClientSession())
            client = web_client(settings.slack_bot_token, settings.slack_api_url, session)
            workspace = workspace or await _own(client, members)
        team_id = workspace or await _only(members)
        yield Connections(database, team_id, members, client)


async def _own(client: AsyncWebClient, members: Members) -> str:
    try:
        us = await identity(client)
    except (SlackSaidNo, SlowDown, NobodyKnows) as error:
        raise click.ClickException(f"Slack did not say whose the token is: {error}") from error
    await members.install(us.team_id, us.team, us.bot_user_id)
    return us.team_id


async def _only(members: Members) -> str:
    stored = await members.workspaces()
    if len(stored) != 1:
        known = ", ".join(stored) or "none is stored yet"
        raise click.ClickException(f"Say which workspace with --workspace T… ({known}).")
    return stored[0]
