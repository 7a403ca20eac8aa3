"""A read on SQLite as one piece of work for one thread.

Through aiosqlite each statement, and each fetch of rows, waits for a thread of its own.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

THREADS = (
    2  # SQLite works beside Python, not Python beside itself: more only get in each other's way
)
Seen = TypeVar("Seen")


@dataclass(frozen=True)
class Looking:
    engine: Engine
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(THREADS))

    async def look(self, work: Callable[[Session], Seen]) -> Seen:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.threads, self._all_of, work)

    def _all_of(self, work: Callable[[Session], Seen]) -> Seen:
        with Session(self.engine) as session:
            return work(session)

    def dispose(self) -> None:
        self.threads.shutdown()
        self.engine.dispose()
