"""Fifty students on a volunteer's last place, with three `infoview serve` on one database."""

import asyncio
import json
import os
import socket
import sys
from contextlib import suppress
from itertools import cycle
from types import SimpleNamespace

import aiohttp
import pytest
from sqlalchemy import func, select

from bot.domain.introduction import State
from bot.models import Introduction, Volunteer
from messages import day
from tests import payloads
from tests.people import ABOUT_ME, OPENING, Person
from tests.signing import SECRET, signed

PROCESSES = 3
STUDENTS = 50
STARTS_WITHIN = 60  # seconds, on a busy machine
ANSWERS_WITHIN = 60


class Serving:
    """Several processes behind one name; each request goes to the next one."""

    def __init__(self, session, urls):
        self.session = session
        self.turns = cycle(urls)

    async def async_dispatch(self, request):
        [kind] = request.headers["content-type"]
        answer = await self.session.post(
            f"{next(self.turns)}/slack/events",
            data=request.raw_body,
            headers=signed(request.raw_body.encode(), kind),
        )
        return SimpleNamespace(status=answer.status, body=await answer.text())


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def started(port, environment):
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve"),
        env=environment | {"HOST": "127.0.0.1", "PORT": str(port)},
        stderr=asyncio.subprocess.PIPE,
    )


async def ready(process):
    """What it says from then on is read, else the pipe would fill."""
    await process.stderr.readuntil(b"running on")
    return asyncio.create_task(process.stderr.read())


@pytest.fixture
async def serving(slack, database_url):
    own = {k: v for k, v in os.environ.items() if not k.startswith(("SLACK_", "INFOVIEW_"))}
    environment = own | {
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.url,
        "INFOVIEW_DATABASE_URL": database_url,
    }
    ports = [free_port() for _ in range(PROCESSES)]
    processes = [await started(port, environment) for port in ports]
    try:
        async with asyncio.timeout(STARTS_WITHIN):
            said = [await ready(process) for process in processes]
        async with aiohttp.ClientSession() as session:
            yield Serving(session, [f"http://127.0.0.1:{port}" for port in ports])
    finally:
        for process in processes:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    await asyncio.gather(*said)


@pytest.fixture
def joins(slack, serving):
    async def joins(user_id, name):
        slack.join(user_id, name=name)
        person = Person(user_id, serving, slack)
        await person.sends(payloads.event("team_join", slack.people[user_id]))
        return person

    return joins


async def filled_form(student):
    """*Request intro*, ready to be sent."""
    await student.presses("Request intro", await student.finds("finance"))
    asked = {"opening": OPENING, "areas": ["career path"], "formats": ["video"]}
    return payloads.submit(student.user_id, student.slack.views[-1], asked | ABOUT_ME)


async def test_of_fifty_students_on_a_last_place_one_gets_it_and_the_others_kind_words(
    joins, database
):
    vera = await joins("U_VOLUNTEER", "Vera Vale")
    await vera.volunteers()
    for number in range(3):  # of the four requests that she is shown in a month
        early = await joins(f"U_EARLY_{number}", f"Early {number}")
        await early.sends(await filled_form(early))
    await vera.sends(await press_of(database, vera, "U_EARLY_0"))  # of her two meetings, the first
    students = [await joins(f"U_{number}", f"Student {number}") for number in range(STUDENTS)]
    forms = [await filled_form(student) for student in students]

    async with asyncio.timeout(ANSWERS_WITHIN):
        sent = (each.sends(form) for each, form in zip(students, forms, strict=True))
        answers = [json.loads(answer.body) for answer in await asyncio.gather(*sent)]

    [place] = [at for at, each in enumerate(answers) if each["response_action"] == "update"]
    await vera.sends(await press_of(database, vera, f"U_{place}"))
    assert await meetings(database) == 2
    full = await until(database)
    assert [each for at, each in enumerate(answers) if at != place] == [
        {
            "response_action": "errors",
            "errors": {
                "opening": f"Vera Vale is glad to talk, but full until {full}: others were a little"
                " quicker. Nothing was sent, and it does not count: somebody else may be glad to"
                " talk."
            },
        }
    ] * (STUDENTS - 1)


async def press_of(database, volunteer, student):
    """`Accept` on what this student asked."""
    asked = select(Introduction.id).where(Introduction.student == student)
    async with database.reads() as session:
        introduction = await session.scalar(asked)
    url = volunteer.slack.response_url + volunteer.user_id
    return payloads.press(volunteer.user_id, "introduction.accept", introduction, response_url=url)


async def meetings(database):
    accepted = select(func.count()).where(Introduction.state == State.ACCEPTED)
    async with database.reads() as session:
        return await session.scalar(accepted)


async def until(database):
    async with database.reads() as session:
        return day(await session.scalar(select(Volunteer.full_until)))
