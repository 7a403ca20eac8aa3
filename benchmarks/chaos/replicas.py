"""The replicas of the app: each a process, known by its id, and started again when it ends."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from benchmarks.chaos.plan import PROGRAMME
from benchmarks.chaos.processes import child
from benchmarks.chaos.thawing import thaw_after
from benchmarks.processes import free_port
from benchmarks.requests import SIGNING_KEY, TOKEN

LOOK_EACH = 0.05  # seconds between two looks whether it is up
UP_WITHIN = 60.0
DOWN_FOR = 0.2  # seconds until one that ended is started again


@dataclass
class Nursery:
    """Forks them (forking.py)."""

    process: asyncio.subprocess.Process
    pids: dict[str, asyncio.Future[int]] = field(default_factory=dict)
    ended: dict[int, asyncio.Event] = field(default_factory=dict)

    async def start(self, port: str) -> int:
        self.pids[port] = asyncio.get_running_loop().create_future()
        assert self.process.stdin
        self.process.stdin.write(f"{port}\n".encode())
        return await self.pids[port]

    async def listen(self) -> None:
        assert self.process.stdout
        async for line in self.process.stdout:
            match line.decode().split():
                case ["started", port, pid]:
                    self.ended[int(pid)] = asyncio.Event()
                    self.pids[port].set_result(int(pid))
                case ["ended", pid]:
                    self.ended[int(pid)].set()


@dataclass
class Replica:
    nursery: Nursery
    port: int = field(default_factory=free_port)
    pid: int | None = None
    up: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def keep(self) -> None:
        """Whenever it ends, it is started again."""
        while True:
            self.pid = await self.nursery.start(str(self.port))
            up = asyncio.create_task(self._until_up())
            try:
                await self.nursery.ended[self.pid].wait()
            finally:
                self.pid = None
                self.up.clear()
                up.cancel()
            await asyncio.sleep(DOWN_FOR)

    def kill(self) -> None:
        """As by `kill -9`."""
        self.up.clear()
        self._signal(signal.SIGKILL)

    def freeze(self, seconds: float) -> None:
        if self.pid:
            thaw_after(self.pid, seconds)
            self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        if self.pid:
            os.kill(self.pid, number)

    async def _until_up(self) -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                with suppress(aiohttp.ClientError):
                    async with session.get(f"{self.url}/health/ready") as answer:
                        if answer.status == 200:
                            return self.up.set()
                await asyncio.sleep(LOOK_EACH)


@asynccontextmanager
async def replicas(
    folder: Path, number: int, environment: Mapping[str, str], url: str, slack: str
) -> AsyncIterator[list[Replica]]:
    """So many, all up."""
    programme = folder / "programme.toml"
    programme.write_text(PROGRAMME)
    settings = {
        **environment,
        "INFOVIEW_PROGRAMME": str(programme),
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_KEY,
        "SLACK_API_URL": f"{slack}/api/",
        "INFOVIEW_DATABASE_URL": url,
    }
    async with child("app_child", folder / "app.log", **settings) as process:
        nursery = Nursery(process)
        started = [Replica(nursery) for _ in range(number)]
        tasks = asyncio.gather(nursery.listen(), *(each.keep() for each in started))
        try:
            async with asyncio.timeout(UP_WITHIN):
                await asyncio.gather(*(each.up.wait() for each in started))
            yield started
        finally:
            tasks.cancel()
            with suppress(asyncio.CancelledError):
                await tasks
