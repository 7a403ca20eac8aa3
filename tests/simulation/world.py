"""Time, and whose turn it is: one seed decides both, so that a seed plays the same run again.

Workers stop at points: before and after each commit, before each read, while Slack is asked. When
all of them stand at one, the seed says who goes on, how much time passes, who is killed or frozen.
"""

import asyncio
import selectors
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
A_WEEK = 7 * 24 * 3600
CALM_AFTER = 4 * 3600.0  # seconds; then no fault happens any more
LONGEST_STEP = 0.05  # seconds
MANY_STEPS = 100_000  # far more than any run takes


class Killed(BaseException):
    """As by `kill -9`: nothing in the app may catch it."""


class NeverEnds(AssertionError):
    """Nobody can go on, or all go on for ever."""


@dataclass(eq=False)
class Worker:
    """One process of the app, from its start to its death."""

    name: str
    spared: bool = False  # of every fault
    frozen_until: float = 0.0
    dead: bool = False
    writing: object = None  # the connection that holds the lock
    connections: list = field(default_factory=list)

    def die(self):
        self.dead = True
        for connection in self.connections:
            connection.sqlite.close()


@dataclass(frozen=True)
class Point:
    """Where a worker stands. `waits` for the database's lock, or `in_flight` to Slack."""

    worker: Worker
    what: str
    future: asyncio.Future


def begins_at(random):
    """At any time of the week."""
    return MONDAY + timedelta(seconds=random.randrange(A_WEEK))


class World:
    def __init__(self, seed, most_steps=MANY_STEPS, longest_step=LONGEST_STEP):
        self.most_steps, self.longest_step = most_steps, longest_step
        self.random = Random(seed)  # noqa: S311 (a seed must repeat it)
        self.fate = lambda number: None  # what befalls a worker instead of going on
        self.began = self.seconds = 1000.0
        self.starts_at = begins_at(self.random)
        self.points = []
        self.steps = self.workers_steps = 0
        self.story = []
        self.loop = Loop(self)

    def now(self):
        return self.at(self.seconds)

    def at(self, seconds):
        """The wall clock, when the monotonic one showed so much."""
        return self.starts_at + timedelta(seconds=seconds - self.began)

    def monotonic(self):
        return self.seconds

    def is_calm(self):
        return self.seconds - self.began > CALM_AFTER

    async def point(self, worker, what):
        """Until it is this worker's turn. Raises Killed."""
        if worker.dead:
            raise Killed
        point = Point(worker, what, self.loop.create_future())
        self.points.append(point)
        await point.future
        if worker.dead:
            raise Killed

    def step(self, until_next_timer):
        """Everybody stands: somebody goes on, or time does."""
        self.steps += 1
        if self.steps > self.most_steps:
            raise NeverEnds(f"{self.most_steps} steps")
        ready = [point for point in self.points if self._may_go_on(point)]
        if not ready:
            self._pass(until_next_timer)
            return
        point = self.random.choice(ready)
        self.seconds += self.random.uniform(0, self.longest_step)
        self._meets(point, self._fate(point))

    def _fate(self, point):
        """What befalls the worker instead of going on, if anything does."""
        if point.worker.spared or self.is_calm():
            return None
        self.workers_steps += 1
        return self.fate(self.workers_steps)

    def _meets(self, point, fate):
        """Nobody is frozen with the one lock of SQLite: it would stop all others."""
        match fate:
            case ("kill", _):
                self.tell(f"{point.worker.name} dies: {point.what}")
                self.kill(point.worker)
            case ("freeze", seconds) if not point.worker.writing:
                self.tell(f"{point.worker.name} is frozen for {seconds:.0f} s: {point.what}")
                point.worker.frozen_until = self.seconds + seconds
            case _:
                self._release(point)

    def kill(self, worker):
        """With all that it was doing at the time."""
        worker.die()
        for each in [each for each in self.points if each.worker is worker]:
            self._release(each)

    def tell(self, what):
        self.story.append(f"{self.now():%a %H:%M:%S} {what}")

    def _may_go_on(self, point):
        if point.worker.frozen_until > self.seconds:
            return False
        return point.what != "waits" or not any(each.worker.writing for each in self.points)

    def _release(self, point):
        self.points.remove(point)
        if not point.future.done():
            point.future.set_result(None)

    def _pass(self, until_next_timer):
        thaws = [p.worker.frozen_until - self.seconds for p in self.points]
        nearest = [each for each in (until_next_timer, *thaws) if each is not None and each > 0]
        if not nearest:
            raise NeverEnds("everybody waits for somebody else")
        self.seconds += min(nearest)


class Loop(asyncio.SelectorEventLoop):
    """asyncio's own loop; only its clock and its waiting are the world's."""

    def __init__(self, world):
        super().__init__(Waiting(world))
        self.world = world
        self._clock_resolution = 1e-6  # after months, a float shows no nanoseconds any more

    def time(self):
        return self.world.seconds


class Waiting(selectors.SelectSelector):
    def __init__(self, world):
        super().__init__()
        self.world = world

    def select(self, timeout=None):
        if timeout != 0:
            self.world.step(timeout)
        return []
