"""The processes of a run. All are children that end with us, each ended by its own id."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import free_port

HERE = str(Path(__file__).parents[2])


@asynccontextmanager
async def child(
    module: str, log: Path, *arguments: str, **settings: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """`benchmarks.chaos.<module>` while the block runs; it ends when its standard input does."""
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            f"benchmarks.chaos.{module}",
            *arguments,
            env=_environment() | settings,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        assert process.stdin
        process.stdin.close()
        await process.wait()


@asynccontextmanager
async def slack(folder: Path) -> AsyncIterator[str]:
    """The URL of the stand-in."""
    port = free_port()
    async with child("slack_child", folder / "slack.log", PORT=str(port)) as process:
        assert process.stdout
        await process.stdout.readline()  # it listens
        yield f"http://127.0.0.1:{port}"


@dataclass(frozen=True)
class Postgres:
    url: str
    process: asyncio.subprocess.Process

    async def restart(self) -> None:
        """At once, as `pg_ctl restart -m immediate` does."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(b"restart\n")
        await self.process.stdout.readline()


@asynccontextmanager
async def postgres(folder: Path) -> AsyncIterator[Postgres]:
    log = folder / "postgres.log"
    async with child("postgres_child", log, str(folder / "postgres")) as process:
        assert process.stdout
        yield Postgres((await process.stdout.readline()).decode().strip(), process)


def _environment() -> dict[str, str]:
    """Settings of a real workspace do not leak in, and nobody counts the lines of the killed."""
    foreign = ("SLACK_", "INFOVIEW_", "COVERAGE_")
    own = {k: v for k, v in os.environ.items() if not k.startswith(foreign)}
    return own | {"PYTHONPATH": HERE}
