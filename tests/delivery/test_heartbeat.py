"""The heart beats on, whatever happens to the work, to APScheduler or to the wall clock."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.delivery.heartbeat import Heart, each_of

OFTEN = timedelta(milliseconds=10)
HOUR = timedelta(hours=1)


class Work:
    """Counts, and breaks, says that there is more or takes its time when told to."""

    def __init__(self):
        self.done = asyncio.Queue()
        self.breaks, self.more = [], []

    async def __call__(self):
        if self.breaks:
            raise self.breaks.pop()
        self.done.put_nowait("done")
        return bool(self.more and self.more.pop())

    async def times(self, number):
        async with asyncio.timeout(10):
            for _ in range(number):
                await self.done.get()


@pytest.fixture
def work():
    return Work()


async def test_work_is_done_at_every_beat(work, clock):
    async with Heart(OFTEN, work, clock.monotonic).beating():
        await work.times(3)


async def test_what_was_left_from_before_is_done_at_the_start(work, clock):
    async with Heart(HOUR, work, clock.monotonic).beating():
        await work.times(1)


async def test_who_is_woken_does_not_wait_for_the_beat(work, clock):
    heart = Heart(HOUR, work, clock.monotonic)
    async with heart.beating():
        await work.times(1)
        heart.wake()
        await work.times(1)


async def test_work_goes_on_while_there_is_more(work, clock):
    work.more = [True, True]
    async with Heart(HOUR, work, clock.monotonic).beating():
        await work.times(3)


async def test_of_several_works_one_that_breaks_keeps_no_other_back(clock, logs):
    broken, well = Work(), Work()
    broken.breaks = [ValueError("a slip")]

    async with Heart(HOUR, each_of(broken, well), clock.monotonic).beating():
        await well.times(1)

    assert [str(log["exc_info"]) for log in logs] == ["a slip"]


@pytest.mark.parametrize("which", [0, 1])
async def test_several_works_go_on_while_one_of_them_has_more(clock, which):
    works = [Work(), Work()]
    works[which].more = [True]

    async with Heart(HOUR, each_of(*works), clock.monotonic).beating():
        await works[0].times(2)


@pytest.mark.parametrize("error", [ValueError("a slip"), OSError("the database is away")])
async def test_work_that_breaks_is_tried_again_at_the_next_beat(work, clock, logs, error):
    work.breaks = [error, error]
    async with Heart(OFTEN, work, clock.monotonic).beating():
        await work.times(2)

    assert [log["exc_info"] for log in logs] == [error, error]


async def test_the_last_work_is_let_finish(clock):
    started, may_end, finished = asyncio.Event(), asyncio.Event(), []

    async def work():
        started.set()
        await may_end.wait()
        finished.append("work")
        return True

    async def stop():
        async with Heart(HOUR, work, clock.monotonic).beating():
            await started.wait()

    stopping = asyncio.create_task(stop())
    await asyncio.wait_for(started.wait(), timeout=10)
    may_end.set()
    await asyncio.wait_for(stopping, timeout=10)

    assert finished == ["work"]


async def test_it_is_let_finish_also_when_the_app_ends_in_trouble(clock):
    started, finished = asyncio.Event(), []

    async def work():
        started.set()
        await asyncio.sleep(0)
        finished.append("work")
        return False

    async def end_in_trouble():
        async with Heart(HOUR, work, clock.monotonic).beating():
            await asyncio.wait_for(started.wait(), timeout=10)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await end_in_trouble()

    assert finished == ["work"]


@pytest.fixture
def schedulers():
    """Those that were built, in order."""
    return []


@pytest.fixture
def build(schedulers):
    def build(**settings):
        schedulers.append(AsyncIOScheduler(**settings))
        return schedulers[-1]

    return build


def stall(scheduler):
    """As after a step of the wall clock by an hour: APScheduler thinks the next run is far off."""
    [job] = scheduler.get_jobs()
    job.modify(next_run_time=datetime.now(UTC) + HOUR)


async def test_a_stalled_scheduler_is_built_anew(work, clock, build, schedulers, logs):
    heart = Heart(OFTEN, work, clock.monotonic, build)
    async with heart.beating():
        await work.times(1)
        stall(schedulers[0])
        while not work.done.empty():
            work.done.get_nowait()

        clock.forward(seconds=1)
        await work.times(2)

        assert heart.is_beating()
        assert [scheduler.running for scheduler in schedulers] == [False, True]
    assert [log["event"] for log in logs] == ["no heartbeat: rebuilding it"]


async def test_one_that_beats_is_left_alone(work, clock, build, schedulers):
    async with Heart(OFTEN, work, clock.monotonic, build).beating():
        for _ in range(5):
            clock.forward(seconds=1.5 * OFTEN.total_seconds())
            await work.times(2)

    assert len(schedulers) == 1


async def test_at_the_end_no_scheduler_is_left(work, clock, build, schedulers):
    async with Heart(OFTEN, work, clock.monotonic, build).beating():
        await work.times(1)

    assert [scheduler.running for scheduler in schedulers] == [False]


@pytest.mark.parametrize(("beats", "beating"), [(2.9, True), (3, False)])
async def test_the_heart_has_stopped_when_three_beats_were_missed(work, clock, beats, beating):
    heart = Heart(HOUR, work, clock.monotonic)
    async with heart.beating():
        clock.forward(hours=beats)

        assert heart.is_beating() is beating


async def test_it_beats_again_only_once_it_beats(work, clock):
    """Rebuilding alone makes nothing well."""
    built = asyncio.Event()

    def build(**settings):
        scheduler = AsyncIOScheduler(**settings)
        scheduler.add_listener(lambda _event: stall(scheduler), 1)  # as soon as it has started
        built.set()
        return scheduler

    heart = Heart(OFTEN, work, clock.monotonic, build)
    async with heart.beating():
        built.clear()
        clock.forward(seconds=1)
        await asyncio.wait_for(built.wait(), timeout=10)

        assert not heart.is_beating()
