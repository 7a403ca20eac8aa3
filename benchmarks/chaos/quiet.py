"""Before anything else breaks: how soon a message is out, and how soon after a replica died."""

import asyncio
import time
from dataclasses import dataclass

from benchmarks.chaos.plan import TICK
from benchmarks.chaos.rows import QUIET, row
from benchmarks.chaos.stage import Stage
from benchmarks.chaos.tables import put, until_at_most
from bot import clock

EACH = 0.05  # seconds between two messages
DEATHS = 3
BURST = 40  # messages due at once, of which some are in the hands of the one that dies


@dataclass(frozen=True)
class Calm:
    """Seconds. `took`: from due to accepted, of each message. `recovery`: the worst."""

    took: list[float]
    recovery: float

    def percentile(self, percent: int) -> float:
        return sorted(self.took)[len(self.took) * percent // 100]


async def calm(stage: Stage) -> Calm:
    due = {}
    for n in range(QUIET):
        one = row(f"quiet:{n}", f"UQ{n}", clock.now())
        due[one["key"]] = one["due_at"].timestamp()
        await put(stage.database, [one])
        await asyncio.sleep(EACH)
    await until_at_most(0, stage.database)
    accepted = (await stage.ledger())["accepted"]
    took = [accepted[key][0] - at for key, at in due.items()]
    return Calm(took, max([await _recovery(stage, n) for n in range(DEATHS)]))


async def _recovery(stage: Stage, number: int) -> float:
    """From the death of one replica, in mid-burst, until all is out that was due then."""
    replica = stage.replicas[number % len(stage.replicas)]
    await replica.up.wait()
    now = clock.now()
    await put(stage.database, [row(f"burst:{number}:{n}", f"UQ{n}", now) for n in range(BURST)])
    await asyncio.sleep(TICK)  # it has some by then
    replica.kill()
    died = time.monotonic()
    await until_at_most(0, stage.database)
    return time.monotonic() - died
