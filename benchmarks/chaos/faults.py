"""What goes wrong, one thing after another, as the seed has it."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from benchmarks.chaos.plan import Plan
from benchmarks.chaos.replicas import Replica
from benchmarks.chaos.stage import Stage
from benchmarks.chaos.volley import Volleys

OVERSLEPT = 1.0  # seconds: how much longer than its lease a replica is frozen
STORM = 2.0  # seconds
LOOK_EACH = 0.1  # seconds


@dataclass
class Faults:
    plan: Plan
    stage: Stage
    counted: Counter[str] = field(default_factory=Counter)
    volleys: Volleys = field(default_factory=Volleys)
    each: asyncio.Event = field(default_factory=asyncio.Event)  # has befallen, once

    async def befall(self) -> None:
        """Until cancelled: each fault in turn, in another order each time."""
        random = Random(self.plan.seed)  # noqa: S311 (it is to be the same again)
        while self.plan.faults:
            for fault in random.sample(self.plan.faults, len(self.plan.faults)):
                await self._until_said(self.plan.fault_each)
                await self._do(fault, random.choice(await self._up()))
            self.each.set()
        self.each.set()

    async def _until_said(self, more: int) -> None:
        """So that the app goes on between two faults, also where a start takes long."""
        last = await self.stage.posted() + more
        while await self.stage.posted() < last:  # noqa: ASYNC110 (another process)
            await asyncio.sleep(LOOK_EACH)

    async def _up(self) -> list[Replica]:
        """Those that can be hit: at least one."""
        while not (up := [each for each in self.stage.replicas if each.up.is_set()]):  # noqa: ASYNC110
            await asyncio.sleep(LOOK_EACH)
        return up

    async def _do(self, fault: str, replica: Replica) -> None:
        match fault:
            case "kill":
                replica.kill()
            case "stop":
                replica.freeze(self.plan.lease + OVERSLEPT)
            case "restart" if self.stage.postgres:
                await self.stage.postgres.restart()
            case "storm":
                await self.stage.control("storm", seconds=STORM)
            case "volley":
                await self.volleys.fire(replica)
            case _:
                return
        self.counted[fault] += 1
