"""The order of what is measured; Infoview and the bare app take turns, to have the same luck."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks.beat import beats
from benchmarks.figures import Figures, Pair
from benchmarks.load import Load, ask, send
from benchmarks.prepared import Waiting, accepted, prepare, still_to_say
from benchmarks.processes import Server, infoview, keep_apart, serving
from benchmarks.requests import accepts, finds, new_finds
from bot.models.engine import Database, connect

AT_ONCE = (1, 10, 50)  # connections
TURNS = 4  # of each of the two, at each number of connections
WARM_UP = 1.0  # seconds
BESIDE = 50  # who look, beside a press
PRESSES = 500
CARDS = 5  # people in an answer to `find`


@dataclass(frozen=True)
class Bench:
    """Both apps, running, and the database of one of them."""

    infoview: Server
    bare: Server
    database: Database
    seconds: float

    async def find(self, at_once: int) -> Pair:
        pair, requests = Pair("find", at_once), finds()
        await self._by_turns(pair, requests, requests)
        return pair

    async def find_what_is_new(self, at_once: int) -> Pair:
        """Nothing of what was found before is of use."""
        pair, requests = Pair("find, new", at_once), new_finds()
        await self._by_turns(pair, requests, finds())
        return pair

    async def accept(self, at_once: int, waiting: Sequence[Waiting]) -> Pair:
        pair = Pair("Accept", at_once)
        presses = accepts(waiting, nowhere=f"http://127.0.0.1:{self.bare.port}/")
        before = await accepted(self.database)
        await self._by_turns(pair, iter(presses), cycle(presses))
        if await accepted(self.database) - before != len(pair.infoview.took):
            raise ValueError("not every press of Accept was one")
        return pair

    async def press_beside_finds(self, waiting: Sequence[Waiting]) -> Load:
        """One press after another, while fifty students at once look for what nobody looked for."""
        load, looking = Load(), Load()
        presses = iter(accepts(waiting, nowhere=f"http://127.0.0.1:{self.bare.port}/"))
        finding = asyncio.create_task(
            send(self.infoview.port, new_finds(), BESIDE, looking, seconds=self.seconds)
        )
        await send(self.infoview.port, presses, 1, load, seconds=self.seconds)
        await finding
        await self._silence()
        return load

    async def warm_up(self) -> None:
        """Throws away what is only slow the first time. Raises ValueError for a wrong answer."""
        answer = await ask(self.infoview.port, next(finds()))
        if answer.count(b'"introduction.write"') != CARDS:
            raise ValueError(f"this is no answer with {CARDS} people: {answer!r}")
        for server in (self.infoview, self.bare):
            await send(server.port, finds(), 10, Load(), seconds=WARM_UP)

    async def _by_turns(self, pair: Pair, ours: Iterator[bytes], bares: Iterator[bytes]) -> None:
        for _ in range(TURNS):
            await self._turn(self.bare, bares, pair.at_once, pair.bare)
            await self._turn(self.infoview, ours, pair.at_once, pair.infoview)

    async def _turn(
        self, server: Server, requests: Iterator[bytes], at_once: int, load: Load
    ) -> None:
        before = server.processor_seconds()
        await send(server.port, requests, at_once, load, seconds=self.seconds / TURNS)
        await self._silence()
        load.processor_seconds += server.processor_seconds() - before

    async def _silence(self) -> None:
        """What follows from the presses is said before the next turn, which is another's."""
        while await still_to_say(self.database):  # noqa: ASYNC110 (another process)
            await asyncio.sleep(0.1)


async def measure(folder: Path, seconds: float) -> Figures:
    """In an empty folder."""
    with serving("slack_child", folder) as slack:
        empty = await _start(folder, f"sqlite:///{folder / 'empty.db'}", slack)
        url = f"sqlite:///{folder / 'infoview.db'}"
        waiting = await prepare(url)
        migrated = await _start(folder, url, slack)
        async with _bench(folder, url, slack, seconds) as bench:
            await bench.warm_up()
            pairs = [await bench.find(at_once) for at_once in AT_ONCE]
            pairs.append(await bench.find_what_is_new(AT_ONCE[0]))
            beside = await bench.press_beside_finds(waiting[:PRESSES])
            waiting = waiting[PRESSES:]
            share = len(waiting) // len(AT_ONCE)
            rest = iter(waiting)
            pairs += [await bench.accept(n, list(islice(rest, share))) for n in AT_ONCE]
            memory = bench.infoview.memory()
    return Figures(pairs, beside, memory, empty, migrated, await beats(folder))


@asynccontextmanager
async def _bench(folder: Path, url: str, slack: Server, seconds: float) -> AsyncIterator[Bench]:
    database = connect(url)
    with infoview(folder, url, slack) as ours, serving("bare_child", folder) as bare:
        for server in (ours, bare):
            await server.first_answer(next(finds()))
        keep_apart(0, slack.pid)
        yield Bench(ours, bare, database, seconds)
    await database.dispose()


async def _start(folder: Path, url: str, slack: Server) -> float:
    with infoview(folder, url, slack) as server:
        return await server.first_answer(next(finds()))
