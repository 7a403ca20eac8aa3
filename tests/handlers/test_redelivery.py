"""Slack sends some things twice, and people press twice: the second changes nothing."""

import asyncio

import pytest
from sqlalchemy import delete, func, select

from bot.models import Incoming, Member, Outgoing, Step
from handlers.incoming import arrival_of
from tests import payloads
from tests.people import ABOUT_ME, OPENING, find_button

FILLED = ABOUT_ME | {"opening": OPENING, "areas": ["career path"], "formats": ["video"]}


@pytest.fixture
def count(database):
    async def count(table):
        async with database.reads() as session:
            return await session.scalar(select(func.count()).select_from(table))

    return count


@pytest.fixture
def press(slack):
    """What Slack sends when the volunteer presses this on the card."""

    def press(label, blocks):
        button = find_button(label, blocks)
        url = slack.response_url + "U_VOLUNTEER"
        return payloads.press("U_VOLUNTEER", button["action_id"], button["value"], response_url=url)

    return press


@pytest.fixture
def accept(asked, press):
    return press("Accept", asked)


@pytest.fixture
async def submission(student, volunteer, slack):
    """What Slack sends when the form *Request intro* is submitted."""
    await student.presses("Request intro", await student.finds("finance"))
    return payloads.submit("U_STUDENT", slack.views[-1], FILLED)


async def test_a_redelivered_press_does_nothing_more(volunteer, accept, count):
    first = await volunteer.sends(accept)
    said = await count(Outgoing)

    second = await volunteer.sends(accept)

    assert (first.status, second.status, second.body) == (200, 200, "")
    assert (await count(Outgoing), await count(Step)) == (said, 2)
    assert volunteer.told == []


async def test_a_second_press_of_ones_own_is_told_what_is_already_so(
    volunteer, asked, accept, count
):
    await volunteer.sends(accept)

    await volunteer.presses("Accept", asked)

    assert volunteer.told == ["Nothing has changed: this one is accepted already."]
    assert await count(Step) == 2


async def test_ten_deliveries_of_one_press_at_once_are_one(volunteer, accept, count):
    answers = await asyncio.gather(
        *(asyncio.create_task(volunteer.sends(accept)) for _ in range(10))
    )

    assert {answer.status for answer in answers} == {200}
    assert (await count(Step), volunteer.told) == (2, [])


async def test_a_redelivered_submission_asks_once(student, submission, count):
    first = await student.sends(submission)

    second = await student.sends(submission)

    assert (first.status, second.status, second.body) == (200, 200, "")
    assert (await count(Step), await count(Outgoing)) == (1, 2)  # the card and its bump


async def test_a_submission_that_was_refused_may_be_sent_again(student, submission, slack, count):
    button = {**FILLED, "opening": "Too short."}
    refused = await student.sends(payloads.submit("U_STUDENT", slack.views[-1], button))
    assert "errors" in refused.body

    await student.sends(submission)

    assert await count(Step) == 1


async def test_an_event_that_comes_twice_is_done_once(student, slack, does, bolt, count):
    away = payloads.event("user_change", slack.people["U_STUDENT"] | {"tz": "Asia/Tokyo"})
    home = payloads.event("user_change", slack.people["U_STUDENT"])
    await student.sends(away)
    await student.sends(home)
    done = await count(Incoming)

    late = await student.sends(away)

    assert (late.status, await count(Incoming)) == (200, done)
    assert "Tokyo" not in str(await student.opens_home())


async def test_without_the_record_the_late_event_would_win(student, slack, database, count):
    away = payloads.event("user_change", slack.people["U_STUDENT"] | {"tz": "Asia/Tokyo"})
    await student.sends(away)
    await student.sends(payloads.event("user_change", slack.people["U_STUDENT"]))
    async with database.writes.begin() as session:
        await session.execute(delete(Incoming))

    await student.sends(away)

    async with database.reads() as session:
        zone = select(Member.timezone).where(Member.user_id == "U_STUDENT")
        assert await session.scalar(zone) == "Asia/Tokyo"


def test_each_thing_that_arrives_has_a_name_of_its_own():
    pressed = payloads.press("U1", "introduction.accept", "intro", response_url="http://x/")
    view = {"type": "modal", "blocks": []}
    several = [
        payloads.event("team_join", "U1"),
        payloads.event("team_join", "U1"),
        payloads.command("U1", "pause"),
        payloads.command("U1", "pause"),
        pressed,
        pressed | {"user": {"id": "U2"}},
        pressed | {"actions": [pressed["actions"][0] | {"action_ts": "1767625200.000002"}]},
        payloads.press("U1", "introduction.accept", "intro", response_url="http://x/"),
        payloads.submit("U1", view, {}),
        payloads.submit("U1", view, {}),
    ]

    assert len({arrival_of("T1", body) for body in several}) == len(several)
    assert [arrival_of("T1", body) for body in several] == [
        arrival_of("T1", dict(body)) for body in several
    ]
