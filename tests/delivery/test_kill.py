"""Real processes: the app dies, as by `kill -9`, whenever Slack has just done what it was asked."""

import asyncio
import socket
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace

import aiohttp
import pytest
from sqlalchemy import func, select, text

from bot.delivery.claims import NEVER
from bot.delivery.slack import POST
from bot.domain.delivery import WAITING
from bot.models import Outgoing
from sandbox.app_child import AppChild
from sandbox.clock import MovableClock
from tests.people import Person
from tests.signing import SECRET, signed

MOMENT = 60.0  # seconds until what must come has come, also on a busy machine


@dataclass
class Child(AppChild):
    """The app, on a database of the tests, talking to the Slack of the tests."""

    database_url: str = ""
    _up: asyncio.Event = field(default_factory=asyncio.Event)

    def environment(self):
        return super().environment() | {
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": self.sandbox_url,
            "INFOVIEW_DATABASE_URL": self.database_url,
            "INFOVIEW_TICK_SECONDS": "0.1",
        }

    async def start(self):
        await super().start()
        self._up.set()

    async def kill(self):
        self._up.clear()
        await super().kill()

    async def async_dispatch(self, request):
        """What Bolt does with a request, but over HTTP; whoever gets no answer presses again."""
        [kind] = request.headers["content-type"]
        async with asyncio.timeout(MOMENT), aiohttp.ClientSession() as session:
            while True:
                await self._up.wait()
                try:
                    headers = signed(request.raw_body.encode(), kind)
                    answer = await session.post(
                        f"{self.url}/slack/events", data=request.raw_body, headers=headers
                    )
                    return SimpleNamespace(status=answer.status, body=await answer.text())
                except aiohttp.ClientError:
                    await asyncio.sleep(0.01)


@pytest.fixture
def wall(tmp_path):
    """The app's wall clock, at four in the afternoon (UTC) of a Monday."""
    wall = MovableClock(tmp_path / "clock")
    today = wall.now().date()
    monday = today + timedelta(days=7 - today.weekday())
    wall.forward(datetime.combine(monday, time(16), UTC) - wall.now())
    return wall


@pytest.fixture
async def app(tmp_path, slack, database_url, wall):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    child = Child(tmp_path, slack.url, port, database_url=database_url)
    yield child
    await child.kill()


@pytest.fixture
def leases_end(database):
    """The time that a lease takes goes by."""

    async def leases_end():
        async with database.writes.begin() as session:
            over = text("UPDATE outgoing SET lease_ends = 0 WHERE lease_ends < :never")
            await session.execute(over, {"never": NEVER})

    return leases_end


@pytest.fixture
async def deaths(app, slack, leases_end):
    """One after each message: as soon as Slack has it, and before it answers."""
    deaths, starts = [], []
    doomed, one_at_a_time = asyncio.Event(), asyncio.Lock()

    async def die_and_start():
        async with one_at_a_time:
            await app.kill()
            doomed.clear()
            await app.start()
            await leases_end()

    async def die(said):
        what = (said["channel"], said["text"])
        if what not in deaths:
            deaths.append(what)
            if not doomed.is_set():  # what is on its way at the same time dies the same death
                doomed.set()
                starts.append(asyncio.create_task(die_and_start()))
            await asyncio.Event().wait()  # whoever waits for the answer is gone before it comes

    slack.meanwhile[POST] = die
    yield deaths
    await asyncio.gather(*starts)


async def introduce(student, volunteer, slack, wall, database):
    """One introduction, from the request to the thank-you letter."""

    async def comes(words, *people):
        def found():
            return [post for post in slack.posts_to(*people) if words in post["text"]]

        await slack.until(found, MOMENT)
        return found()[-1]["blocks"]

    await volunteer.volunteers(title="Credit analyst", employer="Birchbank", city="London")
    await student.asks_for_intro("finance")
    asked = await comes("asks for a 20-minute conversation", "U_VOLUNTEER")
    await volunteer.presses("Accept", asked)
    await comes("for information and not for a job. It is now", "U_STUDENT", "U_VOLUNTEER")
    await comes("You accepted", "U_VOLUNTEER")
    wall.forward(timedelta(days=2))
    await comes("you two have no time yet", "U_STUDENT")
    await nothing_waits(database, wall)
    wall.forward(timedelta(days=8))
    asked = await comes("Did you and", "U_STUDENT")
    await comes("Did you and", "U_VOLUNTEER")
    await student.presses("We met", asked)
    wall.forward(timedelta(days=1))
    await student.presses("Write thank-you", await comes("Time to thank", "U_STUDENT"))
    await student.submits(letter="Thank you. I will read the budget you named.")
    await comes("I will read the budget", "U_VOLUNTEER")


async def test_killed_after_every_message_it_goes_on_and_says_each_once(
    app, slack, wall, deaths, database
):
    slack.join("U_STUDENT", name="Sam Stone")
    slack.join("U_VOLUNTEER", name="Vera Vale", tz="Europe/London")
    await app.start()
    student, volunteer = (Person(user, app, slack) for user in ("U_STUDENT", "U_VOLUNTEER"))

    await introduce(student, volunteer, slack, wall, database)

    await nothing_waits(database, wall)
    said = Counter(key for post in slack.posts.values() for key in keys_of(post))
    assert set(said.values()) == {1}
    assert len(deaths) == 7


def keys_of(post):
    return post["metadata"]["event_payload"].values()


async def nothing_waits(database, wall):
    """As soon as all that is due has come to its end: only the database knows."""
    due = select(func.count()).where(Outgoing.status.in_(WAITING), Outgoing.due_at <= wall.now())
    async with asyncio.timeout(MOMENT):
        waiting = 1
        while waiting:
            async with database.reads() as session:
                waiting = await session.scalar(due)
