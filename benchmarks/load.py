"""A light HTTP client: as many connections as asked, each with one request after another."""

import asyncio
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


def percentile(figures: Sequence[float], percent: int) -> float:
    return sorted(figures)[len(figures) * percent // 100]


@dataclass
class Load:
    """What came of some rounds of requests: seconds that passed, seconds each answer took."""

    seconds: float = 0.0
    processor_seconds: float = 0.0  # of the server, until all that follows was done
    took: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return len(self.took) / self.seconds

    @property
    def processor(self) -> float:
        """Milliseconds a request."""
        return 1000 * self.processor_seconds / len(self.took)

    def percentile(self, percent: int) -> float:
        """Milliseconds."""
        return 1000 * percentile(self.took, percent)


async def send(
    port: int, requests: Iterator[bytes], at_once: int, load: Load, *, seconds: float
) -> None:
    """For so many seconds, or until there is no request left; adds to `load`."""
    connections = [await asyncio.open_connection("127.0.0.1", port) for _ in range(at_once)]
    began = time.perf_counter()
    await asyncio.gather(
        *(_one_by_one(each, requests, load.took, began + seconds) for each in connections)
    )
    load.seconds += time.perf_counter() - began
    for _, writer in connections:
        writer.close()


async def ask(port: int, request: bytes) -> bytes:
    """One answer's body, over a connection of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        return await _answer(reader, writer, request)
    finally:
        writer.close()


async def _one_by_one(
    connection: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    requests: Iterator[bytes],
    took: list[float],
    end: float,
) -> None:
    now = time.perf_counter()
    while now < end and (request := next(requests, None)):
        await _answer(*connection, request)
        before, now = now, time.perf_counter()
        took.append(now - before)


async def _answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes
) -> bytes:
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = _LENGTH.search(head)
    if length is None or not head.startswith(b"HTTP/1.1 200"):
        raise ValueError(f"not the answer that was expected: {head!r}")
    return await reader.readexactly(int(length[1]))
