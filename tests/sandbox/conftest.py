"""A sandbox with a guest app in it, both on real sockets of this machine."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
import uvicorn

from sandbox.clock import MovableClock
from sandbox.manifest import Manifest
from sandbox.person import Person
from sandbox.server import TOKEN, Sandbox
from sandbox.workspace import ids
from sandbox.workspace.people import Person as Member
from tests.sandbox.guest_app import Guest

PEOPLE = (("Ada Moss", "Europe/London"), ("Ben Ito", "Asia/Tokyo"), ("Cy Lund", "UTC"))


@asynccontextmanager
async def serving(application, listener: socket.socket) -> AsyncIterator[None]:
    config = uvicorn.Config(application, log_config=None, ws="websockets-sansio")
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup(sockets=[listener])
    yield
    await server.shutdown(sockets=[listener])


def listener() -> socket.socket:
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    return bound


def url_of(bound: socket.socket) -> str:
    return f"http://127.0.0.1:{bound.getsockname()[1]}"


@pytest.fixture
def clock(tmp_path):
    return MovableClock(tmp_path / "clock")


@pytest.fixture
def manifest():
    return Manifest()


@pytest.fixture
def socket_mode():
    return False


@pytest.fixture
async def sandbox(clock, manifest, socket_mode):
    """Up, with three people in it, and nobody behind the app's address yet."""
    own, app = listener(), listener()
    sandbox = Sandbox(clock, url_of(own), url_of(app), manifest, socket_mode, answer_within=1.0)
    for name, zone in (
        ("Ada Moss", "Europe/London"),
        ("Ben Ito", "Asia/Tokyo"),
        ("Cy Lund", "UTC"),
    ):
        email = f"{name.split()[0].lower()}@larkspur.example"
        sandbox.workspace.join(Member(ids.person_id(email), name, email, tz=zone))
    async with serving(sandbox.application, own):
        sandbox.__dict__["app_listener"] = app
        yield sandbox
    app.close()


@pytest.fixture
async def guest(sandbox):
    guest = Guest(f"{sandbox.own_url}/api/")
    async with serving(guest.application(), sandbox.__dict__["app_listener"]):
        yield guest


@pytest.fixture
async def session():
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def people(sandbox, session):
    return [
        Person(session, sandbox.own_url, member.id, member.real_name)
        for member in sandbox.workspace.humans()
    ]


@pytest.fixture
def ada(people):
    return people[0]


@pytest.fixture
def ben(people):
    return people[1]


@pytest.fixture
def api(sandbox, session):
    """The Web API as an app calls it."""

    async def call(method, **arguments):
        headers = {"Authorization": f"Bearer {TOKEN}"}
        url = f"{sandbox.own_url}/api/{method}"
        async with session.post(url, json=arguments, headers=headers) as response:
            return await response.json()

    return call
