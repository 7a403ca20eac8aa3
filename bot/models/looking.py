"""Reads on SQLite, as pieces of work for one thread.

Through aiosqlite each statement, and each fetch of rows, waits for a thread of its own. Of those
who wait, a few are seen to together: a transaction, and a turn of the thread, would cost each as
much as what it reads.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, event

THREADS = 1  # Python never works beside itself, and another would only make a press wait
TOGETHER = 3  # at most: the first of them waits for the last
GIVES_WAY = 0.05  # seconds, at most
Seen = TypeVar("Seen")


@dataclass
class Look:
    """One piece of work, who waits for it, and what came of it."""

    work: Callable[[Connection], Any]
    future: asyncio.Future[Any]
    seen: Any = None
    error: Exception | None = None

    def tell(self) -> None:
        """In the event loop; whoever was cancelled meanwhile is not told."""
        if self.future.done():
            return
        if self.error:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.seen)


@dataclass
class Looking:
    """Who looks gives way to who decides: that is a press, for which somebody waits."""

    engine: Engine
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(THREADS))
    nobody_decides: threading.Event = field(default_factory=threading.Event)
    waiting: deque[Look] = field(default_factory=deque)
    lock: threading.Lock = field(default_factory=threading.Lock)
    at_work: bool = False

    def __post_init__(self) -> None:
        self.nobody_decides.set()

    def give_way_to(self, writer: Engine) -> None:
        """While it has a transaction, nothing new is begun here."""
        event.listen(writer, "checkout", lambda *_: self.nobody_decides.clear())
        event.listen(writer, "checkin", lambda *_: self.nobody_decides.set())

    async def look(self, work: Callable[[Connection], Seen]) -> Seen:
        """What the work makes of all that was committed before. Raises as it does."""
        future: asyncio.Future[Seen] = asyncio.get_running_loop().create_future()
        with self.lock:
            self.waiting.append(Look(work, future))
            idle, self.at_work = not self.at_work, True
        if idle:
            self.threads.submit(self._see_to_all)
        return await future

    def _see_to_all(self) -> None:
        while looks := self._next():
            try:
                with self.engine.connect() as connection:
                    for look in looks:
                        self._see_to(look, connection)
            except Exception as error:  # noqa: BLE001 (there is no connection: all are told)
                for look in looks:
                    look.error = error
            with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                looks[0].future.get_loop().call_soon_threadsafe(_tell, looks)

    def _next(self) -> Sequence[Look]:
        with self.lock:
            looks = [self.waiting.popleft() for _ in range(min(len(self.waiting), TOGETHER))]
            self.at_work = bool(looks)
        return looks

    def _see_to(self, look: Look, connection: Connection) -> None:
        self.nobody_decides.wait(GIVES_WAY)
        try:
            look.seen = look.work(connection)
        except Exception as error:  # noqa: BLE001 (whoever asked is told)
            look.error = error
            connection.rollback()

    def dispose(self) -> None:
        self.threads.shutdown()
        self.engine.dispose()


def _tell(looks: Sequence[Look]) -> None:
    for look in looks:
        look.tell()
