"""One replica is frozen at one point of sending, past its lease; another goes on; then it wakes."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.chaos.frozen import key_of
from benchmarks.chaos.plan import Plan
from benchmarks.chaos.rows import row, rows
from benchmarks.chaos.stage import Stage, staged
from benchmarks.chaos.tables import put, stored, until_at_most
from benchmarks.chaos.verdict import by_key
from bot import clock
from bot.domain.delivery import Status

LOOK_EACH = 0.1  # seconds
AFTERWARDS = 20  # messages, none of them poison: when they are out, whoever woke went on as well


@dataclass(frozen=True)
class Case:
    """`hidden`: history does not show the message yet when the other one looks."""

    point: str
    hidden: bool = False


@dataclass(frozen=True)
class Woken:
    """How often it was accepted, how often people see it now, whether the outbox knows which."""

    said: int
    seen: int
    known: bool


async def freeze(plan: Plan, cases: Sequence[Case]) -> list[Woken]:
    async with staged(plan) as stage, asyncio.timeout(plan.within):
        return [await _frozen(stage, number, case) for number, case in enumerate(cases)]


async def _frozen(stage: Stage, number: int, case: Case) -> Woken:
    key = key_of(case.point, str(number))
    await stage.control("hide", key=key if case.hidden else "")
    await put(stage.database, [row(key, f"UQ{number}", clock.now())])
    sent = Status.SENT
    while (await stored(stage.database, key)).status is not sent:  # noqa: ASYNC110 (another's)
        await asyncio.sleep(LOOK_EACH)
    for each in stage.replicas:
        each.thaw()
    first = 20 + number * AFTERWARDS
    await put(stage.database, list(rows(first, first + AFTERWARDS)))
    await until_at_most(0, stage.database)
    ledger, known = await stage.ledger(), await stored(stage.database, key)
    visible = by_key(ledger["visible"])[key]
    return Woken(len(ledger["accepted"][key]), len(visible), (known.channel, known.ts) in visible)
