"""Wakes the app. What is due is for the tables to say: no schedule lives here.

A commit that wrote something to say wakes the sender at once; the beat is for what comes due by
itself, and for what another replica or a crash left. APScheduler sleeps by the wall clock: set
back an hour, it stands still for an hour. So a watchdog on the monotonic clock rebuilds it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

Work = Callable[[], Awaitable[bool]]
MISSED = 3  # beats, until the heart counts as stopped

log = structlog.get_logger()


def each_of(*works: Work) -> Work:
    """One that breaks keeps no other from its turn, and is tried again at the next beat."""

    async def work() -> bool:
        outcomes = await asyncio.gather(*(each() for each in works), return_exceptions=True)
        for broken in [each for each in outcomes if isinstance(each, BaseException)]:
            log.error("a beat broke", exc_info=broken)
        return True in outcomes

    return work


@dataclass
class Heart:
    """`work` is done after each beat and each wake-up, again while it says that there is more."""

    every: timedelta
    work: Work
    monotonic: Callable[[], float]
    build: Callable[..., AsyncIOScheduler] = AsyncIOScheduler
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _beaten_at: float = 0.0
    _built_at: float = 0.0

    def wake(self) -> None:
        """There is something to say now."""
        self._woken.set()

    def is_beating(self) -> bool:
        return self._is_recent(self._beaten_at)

    @asynccontextmanager
    async def beating(self) -> AsyncIterator[None]:
        """Beat while the block runs. The last work is let finish, however the block ends."""
        stop = asyncio.Event()
        self._beaten_at = self.monotonic()
        self.wake()  # for what was left from before
        tasks = asyncio.gather(self._work(stop), self._watch(stop, self._scheduler()))
        try:
            yield
        finally:
            stop.set()
            self.wake()
            await tasks

    async def _work(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self._woken.wait()
            self._woken.clear()
            more = True
            while more and not stop.is_set():
                more = await self._worked()

    async def _worked(self) -> bool:
        """What breaks, the next beat tries again."""
        [outcome] = await asyncio.gather(self.work(), return_exceptions=True)
        if isinstance(outcome, BaseException):
            log.error("a beat broke", exc_info=outcome)
            return False
        return outcome

    async def _watch(self, stop: asyncio.Event, scheduler: AsyncIOScheduler) -> None:
        """Look once a beat whether APScheduler still beats, and build it anew if not."""
        while not stop.is_set():
            if not self.is_beating() and not self._is_recent(self._built_at):
                log.error("no heartbeat: rebuilding it")
                scheduler.shutdown(wait=False)
                scheduler = self._scheduler()
            try:
                await asyncio.wait_for(stop.wait(), self.every.total_seconds())
            except TimeoutError:
                continue
        scheduler.shutdown(wait=False)

    def _scheduler(self) -> AsyncIOScheduler:
        self._built_at = self.monotonic()
        scheduler = self.build(timezone=UTC)
        scheduler.add_job(
            self._beat,
            "interval",
            seconds=self.every.total_seconds(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        scheduler.start()
        return scheduler

    async def _beat(self) -> None:
        self._beaten_at = self.monotonic()
        self.wake()

    def _is_recent(self, moment: float) -> bool:
        return self.monotonic() - moment < MISSED * self.every.total_seconds()
