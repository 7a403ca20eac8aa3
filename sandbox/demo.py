"""The sandbox brought up whole: workspace, app and sample programme; and taken down again."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import uvicorn

from bot.models.engine import connect
from sandbox.app_child import AppChild
from sandbox.clock import MovableClock
from sandbox.manifest import read_manifest
from sandbox.person import Person
from sandbox.programme import Programme, sample
from sandbox.server import Sandbox

MANIFEST = Path("app_manifest.yml")


class PortTaken(Exception):
    """Something else listens there already."""


@dataclass(frozen=True)
class Demo:
    sandbox: Sandbox
    app: AppChild
    programme: Programme
    session: aiohttp.ClientSession

    def person(self, email: str) -> Person:
        """One of the programme's people, ready to play."""
        for member in self.sandbox.workspace.humans():
            if member.email == email:
                return Person(self.session, self.sandbox.own_url, member.id, member.real_name)
        raise LookupError(email)


@asynccontextmanager
async def demo(
    directory: Path, port: int, app_port: int, *, socket_mode: bool = False
) -> AsyncIterator[Demo]:
    """Up when entered, with everybody in the workspace; the app is started by who needs it."""
    own, url = _listening(port)
    app_port = app_port or free_port()
    programme = sample()
    app = AppChild(directory, url, app_port, programme.coordinators(), socket_mode=socket_mode)
    clock, manifest = MovableClock(directory / "clock"), read_manifest(MANIFEST)
    outbox = connect(app.database_url)
    sandbox = Sandbox(clock, url, app.url, manifest, socket_mode, outbox=outbox)
    for member in programme.members():
        sandbox.workspace.join(member)
    async with _serving(sandbox, own), aiohttp.ClientSession() as session:
        try:
            yield Demo(sandbox, app, programme, session)
        finally:
            await app.stop()
            await outbox.dispose()


@asynccontextmanager
async def _serving(sandbox: Sandbox, own: socket.socket) -> AsyncIterator[None]:
    config = uvicorn.Config(
        sandbox.application,
        log_config=None,  # also in a test, where the app's own logs are looked at later
        log_level="warning",
        ws="websockets-sansio",
        timeout_graceful_shutdown=2,
    )
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup(sockets=[own])
    try:
        yield
    finally:
        sandbox.workspace.news.close()  # pages that listen would hold it up for ever
        await server.shutdown(sockets=[own])


def _listening(port: int) -> tuple[socket.socket, str]:
    own = socket.socket()
    if os.name == "posix" and sys.platform != "cygwin":
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        own.bind(("127.0.0.1", port))
    except OSError as taken:
        own.close()
        raise PortTaken(
            f"Port {port} is in use by another program. Try --port {port + 1}."
        ) from taken
    own.setblocking(False)
    return own, f"http://127.0.0.1:{own.getsockname()[1]}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


async def for_ever() -> None:
    await asyncio.Event().wait()
