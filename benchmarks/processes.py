"""The processes that are measured, each a child that ends with us."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load import ask
from benchmarks.requests import SIGNING_KEY, TOKEN

PATIENCE = 30  # seconds until the first answer must be there
MORE_OFTEN = 0.005  # seconds between two looks whether it is
PROGRAMME = """
posts_a_minute = 1_000_000  # nobody waits for the budget: what it holds back is not what is timed
"""


@dataclass(frozen=True)
class Server:
    """A child that listens on loopback. `began`: when it was started."""

    port: int
    pid: int
    began: float

    async def first_answer(self, request: bytes) -> float:
        """Seconds from its start until it has answered. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    await ask(self.port, request)
                    return time.perf_counter() - self.began
                except ConnectionError:
                    await asyncio.sleep(MORE_OFTEN)

    def processor_seconds(self) -> float:
        """Used so far; 0 where there is no /proc."""
        stat = Path(f"/proc/{self.pid}/stat")
        if not stat.exists():
            return 0.0
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float | None:
        """Resident megabytes; None where there is no /proc."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return None
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmRSS"].split()[0]) / 1024


@contextmanager
def serving(module: str, folder: Path, **settings: str) -> Iterator[Server]:
    """`benchmarks.<module>` as a process of its own, in `folder`, while the block runs."""
    port, began = free_port(), time.perf_counter()
    here = str(Path(__file__).parents[1])
    child = subprocess.Popen(
        [sys.executable, "-m", f"benchmarks.{module}"],
        stdin=subprocess.PIPE,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": here, "PORT": str(port), **settings},
    )
    try:
        yield Server(port, child.pid, began)
    finally:
        child.terminate()
        child.wait(timeout=PATIENCE)


@contextmanager
def infoview(folder: Path, url: str, slack: Server) -> Iterator[Server]:
    programme = folder / "programme.toml"
    programme.write_text(PROGRAMME)
    with serving(
        "infoview_child",
        folder,
        SLACK_BOT_TOKEN=TOKEN,
        SLACK_SIGNING_SECRET=SIGNING_KEY,
        SLACK_API_URL=f"http://127.0.0.1:{slack.port}/api/",
        INFOVIEW_DATABASE_URL=url,
        INFOVIEW_PROGRAMME=str(programme),
    ) as server:
        yield server


def keep_apart(*pids: int) -> None:
    """Put the client and the Slack stub on the last processor; the servers may use them all."""
    if hasattr(os, "sched_setaffinity"):
        last = max(os.sched_getaffinity(0))
        for pid in pids:
            os.sched_setaffinity(pid, {last})


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
