"""What is done again and again, beside everything else."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import structlog

from bot.domain.trouble import DatabaseAway

log = structlog.get_logger()


@asynccontextmanager
async def repeated(every: timedelta, work: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """While the block runs. What has begun is let finish: it may be in a transaction."""
    stop = asyncio.Event()
    task = asyncio.create_task(_repeat(every, work, stop))
    try:
        yield
    finally:
        stop.set()
        await task


@asynccontextmanager
async def soon(after: timedelta, *work: Callable[[], object]) -> AsyncIterator[None]:
    """Once, in a thread of its own, so that nobody waits for it; what has begun is let finish."""
    stop = asyncio.Event()
    task = asyncio.create_task(_soon(after, work, stop))
    try:
        yield
    finally:
        stop.set()
        await task


async def _soon(
    after: timedelta, work: Sequence[Callable[[], object]], stop: asyncio.Event
) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), after.total_seconds())
    for each in work:
        if not stop.is_set():
            await asyncio.to_thread(each)


async def _repeat(
    every: timedelta, work: Callable[[], Awaitable[None]], stop: asyncio.Event
) -> None:
    while not stop.is_set():
        try:
            await work()
        except DatabaseAway:
            log.exception("put off until the database is back")
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), every.total_seconds())
