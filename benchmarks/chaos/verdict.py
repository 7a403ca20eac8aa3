"""What the outbox says beside what people see."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from benchmarks.chaos.rows import is_poison
from benchmarks.chaos.tables import SOON
from bot import clock
from bot.domain.delivery import WAITING, Manner, Status
from bot.models import Outgoing
from bot.models.engine import Database

EXAMPLES = 5
Visible = dict[str, list[tuple[str, str]]]  # channels and ts, by key


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
    examples: Sequence[str]  # some of those that are lost, twice, wrong, or poison and not dead


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
        examples=[_told(row, visible) for row in rows if _is_amiss(row, visible)][:EXAMPLES],
    )


def _is_amiss(row: Outgoing, visible: Visible) -> bool:
    if _is_poison(row.key):
        return row.status is not Status.DEAD
    return not _is_put_off(row) and _is_wrong(row, visible)


def _told(row: Outgoing, visible: Visible) -> str:
    outbox = f"{row.status} {row.channel} {row.ts} after {row.attempts} attempts, {row.error}"
    return f"{row.key}: {outbox}; seen at {visible.get(row.key)}"


def _is_put_off(row: Outgoing) -> bool:
    """To another day: only a nudge may be."""
    waits = row.status in WAITING and row.manner is Manner.NUDGE
    return waits and row.due_at > clock.now() + SOON


def by_key(visible: Mapping[str, Mapping[str, list[str]]]) -> Visible:
    found: Visible = {}
    for channel, messages in visible.items():
        for ts, keys in messages.items():
            for key in keys:
                found.setdefault(key, []).append((channel, ts))
    return found


def _is_wrong(row: Outgoing, visible: Visible) -> bool:
    return row.status is not Status.SENT or visible.get(row.key) != [(row.channel or "", row.ts)]


def _is_poison(key: str) -> bool:
    kind, _, number = key.partition(":")
    return kind == "row" and is_poison(int(number))
