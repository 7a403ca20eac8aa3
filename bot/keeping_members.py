"""Read the whole list of members once a day, beside everything else."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.asking import NobodyKnows, SlackSaidNo
from bot.delivery.workspace import read_members
from bot.domain.trouble import DatabaseAway
from bot.services.members import Members

READ_EVERY = timedelta(days=1)
LOOK_EVERY = timedelta(minutes=10)

Done = TypeVar("Done")

log = structlog.get_logger()


@asynccontextmanager
async def members_kept(
    client: AsyncWebClient, team_id: str, members: Members, every: timedelta = LOOK_EVERY
) -> AsyncIterator[None]:
    """While the block runs. Changes in between come as events."""
    task = asyncio.create_task(_keep(client, team_id, members, every))
    try:
        yield
    finally:
        task.cancel()  # reading can be broken off at any point
        with suppress(asyncio.CancelledError):
            await task


async def _keep(client: AsyncWebClient, team_id: str, members: Members, every: timedelta) -> None:
    while True:
        try:
            await read_if_old(client, team_id, members)
        except (SlackSaidNo, NobodyKnows, DatabaseAway):  # one of the two is away
            log.exception("the list of members could not be read")
        await asyncio.sleep(every.total_seconds())


async def read_if_old(client: AsyncWebClient, team_id: str, members: Members) -> int:
    """Read them all, unless that was done within a day; returns how many were linked.

    Raises SlackSaidNo, NobodyKnows, DatabaseAway.
    """
    read_at = await _whole(members.learned_at(team_id))
    if read_at and read_at + READ_EVERY > members.now():
        return 0
    linked = await read_members(
        client, team_id, lambda team, page: _whole(members.learn(team, page))
    )
    await _whole(members.learned_all(team_id))
    return linked


async def _whole(work: Coroutine[Any, Any, Done]) -> Done:
    """A stop waits for it: broken off half-way, a connection to the database would be lost."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
