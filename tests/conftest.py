"""What tests start from: real Bolt, templates and databases; only Slack and time are ours."""

import asyncio
import logging
import os
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
import structlog
from click.testing import CliRunner
from hypothesis import settings as hypothesis
from sqlalchemy import event

from bot.__main__ import main
from bot.app import outbox as build_outbox
from bot.app import services
from bot.bolt import authorize_as, slack_app
from bot.delivery.asking import web_client
from bot.delivery.workspace import Identity
from bot.domain.member import slack_member
from bot.domain.profile import TypedProfile
from bot.domain.programme import Programme
from bot.models.engine import connect
from bot.services.passing import Passing
from bot.settings import Settings
from tests.clocks import Clock
from tests.databases import KINDS, PostgreSQLServer, SqliteFiles, again, let_go, no_power_fails
from tests.people import Person
from tests.signing import SECRET
from tests.slack_stub import BOT, TEAM, SlackStub

HERE = Path(__file__).parent
LONG = (  # they play the whole app for long, or try another program
    "browser",
    "peer",
    "simulation",
    "sandbox",
    "delivery/test_chaos.py",
    "test_hostile_text.py",
    "test_last_place.py",
)

hypothesis.register_profile("untimed", deadline=None)  # how quick it is, is for `make bench`
hypothesis.load_profile("untimed")


def pytest_addoption(parser):
    parser.addoption(
        "--database",
        help="sqlite, postgresql, or the URL of a PostgreSQL server; without it, both kinds",
    )


def pytest_generate_tests(metafunc):
    if "database_kind" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--database")
        kinds = [chosen.partition(":")[0]] if chosen else KINDS
        if not set(kinds) <= set(KINDS):
            raise pytest.UsageError(f"--database: one of {', '.join(KINDS)}, or a URL of it")
        metafunc.parametrize("database_kind", kinds, scope="session")


@pytest.hookimpl(wrapper=True)  # marked before `-m` is asked, put in order after all others did
def pytest_collection_modifyitems(items):
    """First what needs no database, then each kind of them, since a server takes long to start.

    Of each the long ones begin first, so that at the end no process waits for another's.
    """
    long = {HERE / path for path in LONG}
    for item in items:
        if not long.isdisjoint({item.path, *item.path.parents}):
            item.add_marker("long")
    yield
    items.sort(key=lambda item: (_database_kind(item), item.get_closest_marker("long") is None))


def _database_kind(item):
    """Its number; 0 for none."""
    of = getattr(item, "callspec", None)
    return 1 + KINDS.index(of.params["database_kind"]) if of and "database_kind" in of.params else 0


@pytest.fixture(scope="session")
def server(database_kind, request):
    """Where fresh databases come from."""
    chosen = request.config.getoption("--database") or ""
    given = chosen if ":" in chosen else None
    server = SqliteFiles() if database_kind == "sqlite" else PostgreSQLServer(given)
    yield server
    server.stop()


@pytest.fixture
async def database_url(server):
    return await server.fresh()


@pytest.fixture
async def empty_url(server):
    """Of a database without a table."""
    return await server.empty()


@pytest.fixture(scope="session")
def connected(server):
    """One for all tests: compiling each statement anew for each took a third of their time."""
    database = connect(server.url)
    if database.looking:
        event.listen(database.engine.sync_engine, "connect", no_power_fails)
    yield database
    if database.looking:
        database.looking.dispose()


@pytest.fixture
async def database(database_url, connected):
    yield again(connected)
    await let_go(connected)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def new_id():
    numbers = count(1)
    return lambda: f"id-{next(numbers)}"


@pytest.fixture
def programme():
    return Programme(spread_mornings_over=timedelta())


@pytest.fixture
async def slack():
    slack = await SlackStub().serve()
    yield slack
    await slack.close()


@pytest.fixture
def client(slack):
    return web_client("xoxb-1", slack.url)


@pytest.fixture
def does(database, clock, new_id, programme):
    """The services."""
    return services(database, clock.now, new_id, programme)


@pytest.fixture
def outbox(database, client, clock, new_id, programme):
    outbox = build_outbox(
        database,
        lambda team_id: client,
        programme,
        now=clock.now,
        monotonic=clock.monotonic,
        new_id=new_id,
    )
    outbox.sender.pace.between = 0.0
    return outbox


@pytest.fixture
def time_passes(database, clock, new_id, programme, outbox):
    """So much of it; what becomes so by itself has become so, and what is due is said."""
    passing = Passing(database, clock.now, new_id, programme)

    async def time_passes(**delta):
        clock.forward(**delta)
        while await passing.pass_time():
            continue
        await outbox.deliver_due()

    return time_passes


@pytest.fixture
def app_of(slack):
    """Bolt, with these services."""
    us = authorize_as(Identity(TEAM, "Larkspur", BOT, "B1"), "xoxb-1")
    client = web_client(None, slack.url)

    async def app_of(does):  # a thread: Bolt looks at the whole stack of its caller
        return await asyncio.to_thread(slack_app, does, us, client)

    return app_of


@pytest.fixture
async def bolt(does, app_of):
    await does.members.install(TEAM, "Larkspur", BOT)
    return await app_of(does)


@pytest.fixture
def person(bolt, slack, does):
    """Somebody of the workspace, whom the app has heard of."""

    async def person(user_id, **member):
        slack.join(user_id, **member)
        await does.members.learn(TEAM, [slack_member(TEAM, slack.people[user_id])])
        return Person(user_id, bolt, slack)

    return person


@pytest.fixture
async def student(person):
    return await person("U_STUDENT", name="Sam Stone")


@pytest.fixture
async def volunteer(person, does):
    """Somebody in London who volunteers for finance."""
    volunteer = await person("U_VOLUNTEER", name="Vera Vale", tz="Europe/London")
    profile = TypedProfile("Credit analyst", "Birchbank", fields=["finance"], city="London")
    await does.volunteering.join(TEAM, "U_VOLUNTEER", profile, consents=True, slack_name="vera")
    return volunteer


@pytest.fixture
def settings(slack, database_url, tmp_path, monkeypatch):
    """Those of one workspace, with a beat so slow that only a wake-up can be what is seen."""
    monkeypatch.chdir(tmp_path)  # where no .env is
    return Settings(
        slack_bot_token="xoxb-1",
        slack_signing_secret=SECRET,
        slack_app_token="",
        slack_api_url=slack.url,
        database_url=database_url,
        tick_seconds=3600,
    )


@pytest.fixture
def own_logs():
    """What `serve` sets up for the whole process is put back as it was."""
    root = logging.getLogger()
    before, level, ours = root.handlers[:], root.level, structlog.get_config()
    yield
    root.handlers[:] = before
    root.setLevel(level)
    structlog.configure(**ours)
    logging.getLogger("apscheduler").setLevel(logging.NOTSET)


@pytest.fixture
def infoview(database_url, tmp_path, monkeypatch):
    """The command, on this test's database, with no other setting than those it is given."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("SLACK_", "INFOVIEW_"))]:
        monkeypatch.delenv(name)

    async def infoview(*arguments, typed=None, **settings):
        env = {"INFOVIEW_DATABASE_URL": database_url} | settings
        return await asyncio.to_thread(CliRunner().invoke, main, arguments, input=typed, env=env)

    return infoview
