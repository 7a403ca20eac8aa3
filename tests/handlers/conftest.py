"""How far an introduction may have come; of its cards only the newest is delivered, and given."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.alumni_row import read_row
from bot.domain.profile import AboutStudent
from bot.domain.programme import Programme
from bot.domain.request import Area, Format, Request
from bot.services.importing import Importing
from tests.people import OPENING, names
from tests.slack_stub import TEAM

ABOUT = AboutStudent("second year", "Economics", "budgets", "statistics", "fairness")
THURSDAY = datetime(2026, 1, 8, 16, tzinfo=UTC)  # 10 in Chicago, 16 in London
FRIDAY = [datetime(2026, 1, 9, hour, tzinfo=UTC) for hour in (15, 17)]
REQUEST = Request(OPENING, [Area.PATH], [Format.VIDEO], 20)


@pytest.fixture
def programme():
    """Nobody is asked for times: that has its tests in test_proposing.py."""
    return Programme(spread_mornings_over=timedelta(), propose_after=timedelta(days=365))


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


@pytest.fixture
async def volunteers(person):
    """Four, each alone in a field."""
    for field in ("law", "forestry", "teaching", "music"):
        await (await person(f"U_{field.upper()}", name=f"Vera {field.title()}")).volunteers(
            fields=field
        )


@pytest.fixture
async def together(accepted, student, outbox):
    """The first message of their group DM."""
    await outbox.deliver_due()
    return student.messages("U_VOLUNTEER")[0]["blocks"]


@pytest.fixture
def proposes(outbox):
    """One of the two proposes times from a button with that label; the group DM's newest."""

    async def proposes(who, label, blocks, *times, place="Video, link to follow"):
        await who.presses(label, blocks)
        seconds = [int(time.timestamp()) for time in times]
        choices = dict(zip(("first", "second", "third"), seconds, strict=False))
        assert await who.submits(**choices, place=place) == {}
        await outbox.deliver_due()
        return who.slack.posts_to("U_STUDENT", "U_VOLUNTEER")[-1]["blocks"]

    return proposes


@pytest.fixture
async def proposed(together, student, proposes):
    """Three times on Thursday and Friday, by the student."""
    return await proposes(student, "Propose times", together, THURSDAY, *FRIDAY)


@pytest.fixture
async def agreed(proposed, volunteer, outbox):
    """Thursday at ten in Chicago; the group DM's newest message."""
    await volunteer.presses("First choice", proposed)
    await outbox.deliver_due()
    return volunteer.messages("U_STUDENT")[-1]["blocks"]


@pytest.fixture
def alumni(does, person):
    """People of finance, each another in one way only."""
    needs = (does.members.database, does.members.now, does.members.new_id, does.members.programme)

    async def alumni(**cells_of):
        for name, cells in cells_of.items():
            email = f"u_{name.lower()}@example.edu"
            tz = cells.pop("tz", "America/Chicago")
            row = read_row({"email": email, "name": name, "fields": "finance"} | cells)
            await Importing(*needs).add(TEAM, [row])
            who = await person(f"U_{name.upper()}", name=name, tz=tz)
            await who.types("volunteer")
            await who.submits(consent=["yes"])

    return alumni


@pytest.fixture
async def narrows(student, slack):
    """Who is shown after this was filled into the form *Narrow*."""

    async def narrows(**answers):
        blocks = await student.finds("finance")
        await student.presses("Narrow", blocks)
        answer = await student.submits(**answers)
        assert answer["response_action"] == "update", answer
        slack.views.append(answer["view"])
        return sorted(names(answer["view"]["blocks"]))

    return narrows
