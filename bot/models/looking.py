"""A read on SQLite as one piece of work for one thread.

Through aiosqlite each statement, and each fetch of rows, waits for a thread of its own.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Connection, Engine, event

THREADS = 1  # Python never works beside itself, and another would only make a press wait
GIVES_WAY = 0.05  # seconds, at most
Seen = TypeVar("Seen")


@dataclass(frozen=True)
class Looking:
    """Who looks gives way to who decides: that is a press, for which somebody waits."""

    engine: Engine
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(THREADS))
    nobody_decides: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.nobody_decides.set()

    def give_way_to(self, writer: Engine) -> None:
        """While it has a transaction, nothing new is begun here."""
        event.listen(writer, "checkout", lambda *_: self.nobody_decides.clear())
        event.listen(writer, "checkin", lambda *_: self.nobody_decides.set())

    async def look(self, work: Callable[[Connection], Seen]) -> Seen:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.threads, self._all_of, work)

    def _all_of(self, work: Callable[[Connection], Seen]) -> Seen:
        self.nobody_decides.wait(GIVES_WAY)
        with self.engine.connect() as connection:
            return work(connection)

    def dispose(self) -> None:
        self.threads.shutdown()
        self.engine.dispose()
