"""Starting, killing and stopping the app, which runs in a process of its own."""

import asyncio
import contextlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from sandbox.server import APP_TOKEN, SIGNING_SECRET, TOKEN

READY_WITHIN = 30.0
STOPS_WITHIN = 5.0
_LOOK_EACH = 0.05


class NotReady(Exception):
    """The app did not come up; the message says what it said."""


@dataclass
class AppChild:
    """`directory` holds the app's database, the clock, and what the app logged."""

    directory: Path
    sandbox_url: str
    port: int
    coordinators: Sequence[str] = ()
    module: str = "sandbox.app_process"
    socket_mode: bool = False
    beats_each: float = 1.0
    _process: asyncio.subprocess.Process | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.directory}/infoview.db"

    @property
    def log(self) -> Path:
        return self.directory / "app.log"

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def environment(self) -> dict[str, str]:
        """What the app is told of its surroundings; settings of a real workspace do not leak in."""
        own = {k: v for k, v in os.environ.items() if not k.startswith(("SLACK_", "INFOVIEW_"))}
        return {
            **own,
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_APP_TOKEN": APP_TOKEN if self.socket_mode else "",
            "SLACK_API_URL": f"{self.sandbox_url}/api/",
            "INFOVIEW_DATABASE_URL": self.database_url,
            "INFOVIEW_TICK_SECONDS": str(self.beats_each),
            "INFOVIEW_COORDINATORS": ",".join(self.coordinators),
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "SANDBOX_CLOCK": str(self.directory / "clock"),
        }

    async def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                self.module,
                env=self.environment(),
                stdin=asyncio.subprocess.PIPE,  # never written to: it ends when the sandbox ends
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C reaches the sandbox alone, which then stops it
            )
        await self._until_ready(self._process)

    async def run(self, *arguments: str) -> str:
        """`python -m bot …` beside the app; what it printed."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            env=self.environment(),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        printed, _ = await process.communicate()
        if process.returncode:
            raise NotReady(f"infoview {' '.join(arguments)}:\n{printed.decode()}")
        return printed.decode()

    async def kill(self) -> None:
        """As by `kill -9`: the app learns nothing of it."""
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def stop(self) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), STOPS_WITHIN)
        except TimeoutError:
            await self.kill()

    async def _until_ready(self, process: asyncio.subprocess.Process) -> None:
        async with aiohttp.ClientSession() as session:
            for _ in range(int(READY_WITHIN / _LOOK_EACH)):
                if process.returncode is not None:
                    raise NotReady(f"The app ended at once. It said:\n{self._said()}")
                with contextlib.suppress(aiohttp.ClientError):
                    async with session.get(f"{self.url}/health/ready") as response:
                        if response.status == 200:
                            return
                await asyncio.sleep(_LOOK_EACH)
        raise NotReady(f"The app was not ready in {READY_WITHIN:.0f} s. It said:\n{self._said()}")

    def _said(self) -> str:
        return self.log.read_text(errors="replace")[-3_000:]
