"""Read the whole list of members once a day, beside everything else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.asking import NobodyKnows, SlackSaidNo
from bot.delivery.workspace import read_members
from bot.domain.trouble import DatabaseAway
from bot.services.members import Members

READ_EVERY = timedelta(days=1)
LOOK_EVERY = timedelta(minutes=10)

log = structlog.get_logger()


@asynccontextmanager
async def members_kept(
    client: AsyncWebClient, team_id: str, members: Members
) -> AsyncIterator[None]:
    """While the block runs. Changes in between come as events."""
    task = asyncio.create_task(_keep(client, team_id, members))
    try:
        yield
    finally:
        task.cancel()  # reading can be broken off at any point
        with suppress(asyncio.CancelledError):
            await task


async def _keep(client: AsyncWebClient, team_id: str, members: Members) -> None:
    while True:
        try:
            await read_if_old(client, team_id, members)
        except (SlackSaidNo, NobodyKnows, DatabaseAway):
            log.exception("the list of members could not be read")
        await asyncio.sleep(LOOK_EVERY.total_seconds())


async def read_if_old(client: AsyncWebClient, team_id: str, members: Members) -> int:
    """Read them all, unless that was done within a day; returns how many were linked.

    Raises SlackSaidNo, NobodyKnows, DatabaseAway.
    """
    read_at = await members.learned_at(team_id)
    if read_at and read_at + READ_EVERY > members.now():
        return 0
    linked = await read_members(client, team_id, members.learn)
    await members.learned_all(team_id)
    return linked
