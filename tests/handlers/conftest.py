"""How far an introduction may have come. Only the newest card is delivered, and given."""

import pytest

from bot.domain.profile import AboutStudent
from bot.domain.request import Area, Format, Request
from tests.people import OPENING
from tests.slack_stub import TEAM

ABOUT = AboutStudent("second year", "Economics", "budgets", "statistics", "fairness")
REQUEST = Request(OPENING, [Area.PATH], [Format.VIDEO], 20)


@pytest.fixture
async def requested(student, volunteer, does):
    """The introduction's id."""
    found = await does.finding.find(TEAM, student.user_id, "finance")
    await does.requesting.request(
        TEAM,
        student.user_id,
        introduction="intro",
        volunteer_id=found.cards[0].volunteer_id,
        request=REQUEST,
        about=ABOUT,
        agreed=True,
        found_by="finance",
    )
    return "intro"


@pytest.fixture
async def asked(requested, volunteer, outbox):
    """The volunteer's card."""
    await outbox.deliver_due()
    [card] = volunteer.messages()
    return card["blocks"]


@pytest.fixture
async def accepted(requested, volunteer, does):
    await does.answering.accept(TEAM, requested, by=volunteer.user_id)
    return requested


@pytest.fixture
async def did_you_meet(accepted, student, outbox, clock):
    """Ten days later both are asked; the student's card."""
    clock.forward(days=10)
    await outbox.deliver_due()
    [card] = student.messages()
    return card["blocks"]


@pytest.fixture
async def met(accepted, student, does, clock):
    """They met, ten days after they had agreed to."""
    clock.forward(days=10)
    await does.meeting.met(TEAM, accepted, by=student.user_id)
    return accepted


@pytest.fixture
async def thank_you_due(met, student, outbox, clock):
    """A day after the meeting the student is reminded."""
    clock.forward(days=1)
    await outbox.deliver_due()
    [card] = student.messages()
    return card["blocks"]


@pytest.fixture
async def thanked(met, student, does, clock):
    clock.forward(days=1)
    await does.thanking.thank(TEAM, met, by=student.user_id, letter="Thank you for the afternoon.")
    return met


@pytest.fixture
async def check_in(thanked, student, outbox, clock):
    """Four months later, on a weekday in the morning."""
    clock.forward(days=125)
    await outbox.deliver_due()
    [card] = student.messages()
    return card["blocks"]
