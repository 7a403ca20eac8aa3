"""One run: a seed, some workers, a Slack, and what is to be said."""

import asyncio
import shutil
import sqlite3
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import select
from structlog.testing import capture_logs

from bot.app import outbox as build_outbox
from bot.domain.programme import Programme
from bot.models import Outgoing
from bot.models.engine import connect
from tests.simulation.plan import MOST_WORKERS, Plan
from tests.simulation.scenario import ZONES, faults, introduction
from tests.simulation.slack import Slack
from tests.simulation.sqlite import Slot
from tests.simulation.world import Killed, Worker, World

TICK = 5.0  # seconds
DOWN = 120.0  # seconds at most until a dead worker is started again
END_AFTER = 21 * 24 * 3600.0  # seconds: far longer than anything here may take
WAITS = """
SELECT MIN(due_at), 0 FROM outgoing
WHERE status IN ('pending', 'sending', 'uncertain') AND lease_ends <= :now
UNION ALL
SELECT due_at, lease_ends FROM outgoing
WHERE status IN ('pending', 'sending', 'uncertain') AND lease_ends > :now
"""


@dataclass(frozen=True)
class Played:
    """`wrong`: in words; nothing, if all is well. `steps`: of workers, while faults may happen."""

    wrong: list[str]
    story: list[str]
    steps: int


@dataclass(frozen=True)
class Simulator:
    """Plays one seed after another. `changed` may take a protection out of an outbox."""

    folder: object
    template: object
    changed: object = staticmethod(lambda outbox: outbox)
    slots: list = field(init=False)

    def __post_init__(self):
        url = f"sqlite:///{self.folder}/run.db"
        object.__setattr__(self, "slots", [Slot(connect(url)) for _ in range(MOST_WORKERS + 1)])

    def play(self, seed, plan=None):
        """A plan, or the one that the seed draws."""
        path = self.folder / "run.db"
        for file in self.folder.glob("run.db*"):
            file.unlink()
        shutil.copyfile(self.template, path)
        world = World(seed)
        run = Run(world, self, path, plan or Plan.drawn(world.random))
        with capture_logs():
            try:
                wrong = world.loop.run_until_complete(run.to_the_end())
            finally:
                run.looker.close()
                world.loop.close()
        return Played(wrong, world.story, world.workers_steps)


class Run:
    """From the first row to the end of all of them."""

    def __init__(self, world, simulator, path, plan):
        self.world, self.simulator, self.path, self.plan = world, simulator, path, plan
        world.fate = partial(plan.faults.fate, world.random)
        self.programme = Programme()
        self.slack = Slack(world, ZONES, plan.unlucky)
        self.ids = 0
        self.alive, self.over = {}, False
        self.looker = sqlite3.connect(path, timeout=0, isolation_level=None)

    async def to_the_end(self):
        expected = list(self.plan.expected(self.world))
        tasks = [asyncio.create_task(self._keeps_running(n)) for n in range(self.plan.workers)]
        await self._causes(expected)
        await self._all_is_final()
        self.over = True
        for worker in self.alive.values():
            self.world.kill(worker)
        await asyncio.gather(*tasks)
        rows = await self._rows()
        return list(faults(self.world, self.slack, expected, rows))

    async def _causes(self, expected):
        """What a service does: the rows, and later what makes some of them untrue."""
        self.service = self._slot(MOST_WORKERS, Worker("service", spared=True))
        async with self.service.writes.begin() as session:
            session.add_all(each.row for each in expected)
            session.add_all(
                introduction(each.row, self.world.now()) for each in expected if each.row.true_in
            )
        for each in sorted((each for each in expected if each.comes), key=lambda e: e.after):
            await asyncio.sleep(each.after - (self.world.seconds - self.world.began))
            async with self.service.writes.begin() as session:
                await each.comes(session, each.row)

    async def _keeps_running(self, number):
        """One replica: started again when it has died."""
        while not self.over:
            worker = self.alive[number] = Worker(f"worker {number}")
            with suppress(Killed):
                await self._works(worker, self._slot(number, worker))
            await asyncio.sleep(self.world.random.uniform(0, DOWN))

    async def _works(self, worker, database):
        outbox = self.simulator.changed(self._outbox(worker, database))
        try:
            if self.plan.workers == 1:
                await outbox.claims.take_over()
            while True:
                if not await _beat(outbox):
                    await asyncio.sleep(self._pause(outbox))
        finally:
            await asyncio.gather(*outbox._busy, return_exceptions=True)

    def _outbox(self, worker, database):
        world, client = self.world, self.slack.client(worker)
        return build_outbox(
            database,
            lambda _: client,
            self.programme,
            now=world.now,
            monotonic=world.monotonic,
            new_id=self._new_id,
        )

    def _new_id(self):
        self.ids += 1
        return f"id-{self.ids}"

    def _slot(self, number, worker):
        slot = self.simulator.slots[number]
        slot.taken_by(self.world, worker, self.path)
        return slot.database

    def _pause(self, outbox):
        """A beat; when nothing is due for long, as many beats at once as would find nothing."""
        return TICK if outbox._busy else max(TICK, until_due(self.looker, self.world) or 3600.0)

    async def _all_is_final(self):
        """Or it never will be."""
        end = self.world.seconds + END_AFTER
        while until_due(self.looker, self.world) is not None and self.world.seconds < end:  # noqa: ASYNC110
            await asyncio.sleep(max(TICK, until_due(self.looker, self.world)))

    async def _rows(self):
        async with self.service.reads() as session:
            return (await session.scalars(select(Outgoing).order_by(Outgoing.key))).all()


async def _beat(outbox):
    """What breaks, the next beat tries again, as in bot/delivery/heartbeat.py."""
    try:
        return await outbox.start_due()
    except Exception:  # noqa: BLE001 (as there)
        return False


def until_due(looker, world):
    """Seconds until somebody may take a message; None when all is final."""
    waits = [
        max(
            (datetime.fromisoformat(due).replace(tzinfo=UTC) - world.now()).total_seconds(),
            lease - world.seconds,
        )
        for due, lease in looker.execute(WAITS, {"now": world.seconds})
        if due
    ]
    return max(0.0, min(waits)) if waits else None
