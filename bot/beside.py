"""What is done again and again, beside everything else."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
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
async def meanwhile(work: Callable[[], object]) -> AsyncIterator[None]:
    """Once, in a thread of its own, so that nobody waits for it; at the end it is let finish."""
    task = asyncio.create_task(asyncio.to_thread(work))
    try:
        yield
    finally:
        await task


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
