"""What people see when the other one, or the whole app, is gone."""

from itertools import permutations

import pytest
from sqlalchemy import select

from bot.domain.delivery import Status
from bot.models import Outgoing, Workspace
from tests import payloads
from tests.people import buttons, words

UNINSTALLED = payloads.event("app_uninstalled", None)
REVOKED = payloads.event("tokens_revoked", None, tokens={"oauth": [], "bot": ["U_BOT"]})


@pytest.fixture
def leaves(slack):
    async def leaves(person):
        closed = slack.people[person.user_id] | {"deleted": True}
        assert (await person.sends(payloads.event("user_change", closed))).status == 200

    return leaves


@pytest.fixture
def waits(database):
    """How many messages still wait to be sent."""

    async def waits():
        async with database.reads() as session:
            pending = select(Outgoing).where(Outgoing.status == Status.PENDING)
            return len((await session.scalars(pending)).all())

    return waits


async def test_a_student_hears_that_the_volunteer_they_asked_is_gone(
    asked, student, volunteer, leaves, outbox
):
    await leaves(volunteer)
    await outbox.deliver_due()

    [told] = student.messages()
    assert told["text"].startswith(
        "<@U_VOLUNTEER> is no longer in this workspace, so your request is closed."
    )


async def test_the_card_of_a_student_who_is_gone_asks_for_nothing(
    asked, student, volunteer, leaves, outbox
):
    await leaves(student)
    await outbox.deliver_due()

    [card] = volunteer.messages()
    assert "this request is closed. Nothing is left to do." in words(card["blocks"])
    assert buttons(card["blocks"]) == ["Pause", "Stop"]


async def test_a_press_on_that_card_is_told_so(asked, student, volunteer, leaves):
    await leaves(student)

    await volunteer.presses("Accept", asked)

    assert volunteer.told == [
        "Nothing has changed: this one is closed: called off, or one of you is no longer there."
    ]


async def test_whether_they_met_need_not_be_answered_any_more(
    did_you_meet, student, volunteer, leaves, outbox, clock
):
    await leaves(volunteer)
    await outbox.deliver_due()

    card, told = student.messages()
    assert card["text"].endswith("is no longer in this workspace, so there is nothing to do.")
    assert told["text"].endswith("so the conversation you had agreed on is closed.")


async def test_thanks_are_not_due_any_more(thank_you_due, student, volunteer, leaves, outbox):
    await leaves(volunteer)
    await outbox.deliver_due()

    cards = [message["text"] for message in student.messages()]
    assert "<@U_VOLUNTEER> is no longer in this workspace, so there is nothing to do." in cards


async def test_check_ins_end(check_in, student, volunteer, leaves, outbox):
    await leaves(volunteer)
    await outbox.deliver_due()

    assert student.messages()[-1]["text"] == (
        "<@U_VOLUNTEER> is no longer in this workspace, so there will be no more reminders."
    )


@pytest.mark.parametrize("events", list(permutations([UNINSTALLED, REVOKED])))
async def test_an_app_that_is_removed_says_nothing_more(
    accepted, student, outbox, waits, database, clock, events
):
    assert [(await student.sends(event)).status for event in events] == [200, 200]

    clock.forward(days=30)
    await outbox.deliver_due()

    assert (await waits(), student.messages()) == (0, [])
    async with database.reads() as session:
        assert await session.scalar(select(Workspace.left_at)) is not None


async def test_a_token_of_one_person_changes_nothing(accepted, student, waits):
    before = await waits()

    answer = await student.sends(
        payloads.event("tokens_revoked", None, tokens={"oauth": ["U_STUDENT"]})
    )

    assert (answer.status, await waits()) == (200, before)
