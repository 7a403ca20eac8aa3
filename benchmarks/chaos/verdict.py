"""What the outbox says beside what people see."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from benchmarks.chaos.rows import is_poison
from benchmarks.chaos.tables import SOON
from bot import clock
from bot.domain.delivery import WAITING, Manner, Status
from bot.models import Outgoing
from bot.models.engine import Database


@dataclass(frozen=True)
class Verdict:
    """Counts of messages. `wrong`: of those that are neither, what the outbox says is not so."""

    lost: int
    twice: int
    dead: int
    poison: int
    put_off: int  # a second nudge, which waits for tomorrow
    wrong: int
    taken_back: int


async def verdict(database: Database, ledger: Mapping[str, Any]) -> Verdict:
    visible = by_key(ledger["visible"])
    seen = Counter({key: len(at) for key, at in visible.items()})
    async with database.reads() as session:
        rows = (await session.scalars(select(Outgoing))).all()
    put_off = {row.key for row in rows if _is_put_off(row)}
    poison = {row.key for row in rows if _is_poison(row.key)}
    said = [row for row in rows if row.key not in poison | put_off]
    return Verdict(
        lost=sum(not seen[row.key] for row in said),
        twice=sum(times > 1 for times in seen.values()),
        dead=sum(row.status is Status.DEAD for row in rows if row.key in poison),
        poison=len(poison),
        put_off=len(put_off),
        wrong=sum(_is_wrong(row, visible) for row in said if seen[row.key] == 1)
        + sum(seen[key] for key in poison | put_off),
        taken_back=ledger["counted"].get("taken back", 0),
    )


def _is_put_off(row: Outgoing) -> bool:
    """To another day: only a nudge may be."""
    waits = row.status in WAITING and row.manner is Manner.NUDGE
    return waits and row.due_at > clock.now() + SOON


def by_key(visible: Mapping[str, Mapping[str, list[str]]]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for channel, messages in visible.items():
        for ts, keys in messages.items():
            for key in keys:
                found.setdefault(key, []).append((channel, ts))
    return found


def _is_wrong(row: Any, visible: Mapping[str, list[tuple[str, str]]]) -> bool:
    return row.status is not Status.SENT or visible[row.key] != [(row.channel, row.ts)]


def _is_poison(key: str) -> bool:
    kind, _, number = key.partition(":")
    return kind == "row" and is_poison(int(number))
