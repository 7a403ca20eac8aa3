"""One run: put in what is to be said, let everything break meanwhile, and see what became of it."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.chaos.faults import Faults
from benchmarks.chaos.plan import Plan
from benchmarks.chaos.quiet import Calm, calm
from benchmarks.chaos.rows import BATCH, rows
from benchmarks.chaos.stage import Stage, staged
from benchmarks.chaos.tables import patiently, put, until_at_most
from benchmarks.chaos.verdict import Verdict, verdict

SETTLED_EACH = 0.5  # seconds between two looks whether what people see is what it should be
AT_MOST = 2 * BATCH  # that wait at one time


@dataclass(frozen=True)
class Outcome:
    plan: Plan
    calm: Calm | None
    verdict: Verdict
    counted: Counter[str]
    acked: int
    events_lost: int
    seconds: float

    def is_well(self) -> bool:
        found = self.verdict
        as_expected = found.dead == found.poison
        return as_expected and not (found.lost or found.twice or found.wrong or self.events_lost)


def _nothing(_told: str) -> None:
    return


async def run(plan: Plan, tell: Callable[[str], None] = _nothing) -> Outcome:
    """`tell`: how far it is, now and then."""
    async with staged(plan) as stage:
        quiet = await calm(stage) if plan.measured else None
        await stage.control("lose")
        faults, began = Faults(plan, stage), time.monotonic()
        befalling = asyncio.create_task(faults.befall())
        with suppress(TimeoutError):
            async with asyncio.timeout(plan.within):
                await _everything(plan, stage, tell)
                await faults.each.wait()
                await until_at_most(plan.sends // 10, stage.database)
                befalling.cancel()
                await until_at_most(0, stage.database)
        befalling.cancel()
        await asyncio.wait([befalling])
        seconds = time.monotonic() - began
        found, ledger = await _settled(plan, stage)
        return Outcome(
            plan,
            quiet,
            found,
            faults.counted + Counter(ledger["counted"]),
            len(faults.volleys.acked),
            await faults.volleys.lost(stage.database),
            seconds,
        )


async def _settled(plan: Plan, stage: Stage) -> tuple[Verdict, dict[str, Any]]:
    """Who was frozen when the last message went out wakes, and takes back what it says then."""
    end = time.monotonic() + 2 * plan.lease
    while True:
        ledger = await stage.ledger()
        found = await verdict(stage.database, ledger)
        if not found.examples or time.monotonic() > end:
            return found, ledger
        await asyncio.sleep(SETTLED_EACH)


async def _everything(plan: Plan, stage: Stage, tell: Callable[[str], None]) -> None:
    """Never much more than can be said meanwhile."""
    for start in range(0, plan.sends, BATCH):
        tell(f"{start:,} of {plan.sends:,}")
        batch = list(rows(start, min(start + BATCH, plan.sends)))
        await patiently(partial(put, stage.database, batch))
        await until_at_most(AT_MOST, stage.database)
