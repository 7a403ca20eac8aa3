"""Both are reminded before a meeting, and asked after it, as long as that time stands."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.handlers.conftest import FRIDAY, THURSDAY
from tests.people import buttons

MONDAY = datetime(2026, 1, 12, 15, tzinfo=UTC)  # 9 in Chicago, 15 in London
SOON = "You meet <@U_VOLUNTEER> on Thu 8 January, 10:00 (Chicago), for 20 minutes."


@pytest.fixture
def agrees(together, student, volunteer, proposes, outbox):
    """Times proposed by the student, the first of which the volunteer chooses."""

    async def agrees(*times, label="Propose times", blocks=together):
        proposed = await proposes(student, label, blocks, *times)
        await volunteer.presses("First choice", proposed)
        await outbox.deliver_due()
        return volunteer.messages("U_STUDENT")[-1]["blocks"]

    return agrees


@pytest.fixture
def hears(clock, time_passes):
    """What is new in somebody's DM at that moment."""

    async def hears(who, moment):
        before = len(who.messages())
        await time_passes(seconds=(moment - clock.now()).total_seconds())
        return [post["text"] for post in who.messages()[before:]]

    return hears


@pytest.mark.parametrize(
    ("ahead", "messages"),
    [
        (timedelta(hours=24, minutes=1), 0),
        (timedelta(hours=24), 1),
        (timedelta(hours=1, minutes=1), 1),
        (timedelta(hours=1), 2),
    ],
)
async def test_both_are_reminded_a_day_and_an_hour_before(
    agreed, student, volunteer, hears, ahead, messages
):
    before = len(volunteer.messages())
    heard = await hears(student, THURSDAY - max(ahead, timedelta(hours=24)))
    heard += await hears(student, THURSDAY - ahead)

    assert [text[: len(SOON)] for text in heard] == [SOON] * messages
    assert len(volunteer.messages()) - before == messages


async def test_a_reminder_has_the_place_and_the_same_buttons(agreed, student, volunteer, hears):
    await hears(student, THURSDAY - timedelta(days=1))

    mine, theirs = student.messages()[-1], volunteer.messages()[-1]
    assert mine["text"].endswith("Where or how: Video, link to follow")
    assert buttons(mine["blocks"]) == ["Add to calendar", "Move it", "Cancel"]
    assert buttons(theirs["blocks"]) == ["Add to calendar", "Move it", "Cancel", "Pause", "Stop"]
    assert "Thu 8 January, 16:00 (London)" in theirs["text"]


async def test_a_day_before_a_monday_is_friday_in_the_last_hour(agrees, student, volunteer, hears):
    """Each by their own clock: at 17 in London it is 11 in Chicago."""
    await agrees(MONDAY)
    before = len(volunteer.messages())
    friday = datetime(2026, 1, 9, 17, tzinfo=UTC)

    assert await hears(student, friday - timedelta(minutes=1)) == []
    assert len(volunteer.messages()) == before
    assert await hears(student, friday) == []
    assert len(volunteer.messages()) == before + 1
    [heard] = await hears(student, friday + timedelta(hours=6))
    assert heard.startswith("You meet <@U_VOLUNTEER> on Mon 12 January, 09:00 (Chicago)")


async def test_an_hour_before_comes_at_the_hour_they_agreed_to(agrees, student, hears):
    """Nine in London is three in the night in Chicago: the student chose to be up."""
    early = datetime(2026, 1, 8, 9, tzinfo=UTC)
    await agrees(early)
    await hears(student, early - timedelta(hours=1, minutes=1))

    [heard] = await hears(student, early - timedelta(hours=1))

    assert heard.startswith("You meet <@U_VOLUNTEER> on Thu 8 January, 03:00 (Chicago)")


async def test_for_a_meeting_in_two_hours_only_the_hour_is_left(agrees, student, clock, hears):
    begins = clock.now() + timedelta(hours=2)
    await agrees(begins)

    assert student.messages() == []
    assert len(await hears(student, begins - timedelta(hours=1))) == 1


async def test_a_meeting_in_half_an_hour_needs_no_reminder(agrees, student, clock, hears):
    begins = clock.now() + timedelta(minutes=30)
    await agrees(begins)
    await hears(student, begins)

    assert student.messages() == []


async def test_what_could_not_be_said_before_the_meeting_is_not_said(
    agreed, student, slack, hears, time_passes
):
    """Slack takes nothing from a day before until it has begun."""
    slack.trouble("chat.postMessage", *["fatal_error"] * 2)
    await hears(student, THURSDAY - timedelta(hours=1))

    assert await hears(student, THURSDAY + timedelta(minutes=1)) == []


async def test_of_a_meeting_that_was_moved_nobody_is_reminded(
    agreed, agrees, student, hears, clock
):
    await agrees(MONDAY + timedelta(days=1), label="Move it", blocks=agreed)

    assert await hears(student, THURSDAY) == []
    [heard] = await hears(student, MONDAY)
    assert heard.startswith("You meet <@U_VOLUNTEER> on Tue 13 January")


async def test_a_reminder_that_was_said_is_turned_when_the_meeting_moves(
    agreed, agrees, student, hears
):
    await hears(student, THURSDAY - timedelta(days=1))

    await agrees(FRIDAY[0], label="Move it", blocks=student.messages()[-1]["blocks"])

    assert student.messages()[-1]["text"] == (
        "The meeting of <@U_STUDENT> and <@U_VOLUNTEER> no longer takes place on Thu 8 January,"
        " 10:00 (Chicago): <@U_STUDENT> proposes other times in the group message."
    )


async def test_two_hours_after_the_end_both_are_asked_privately(agreed, student, volunteer, hears):
    """It is in their daytime in Chicago; in London they are asked the next morning."""
    asked = THURSDAY + timedelta(minutes=20, hours=2)
    await hears(student, THURSDAY)
    before = len(volunteer.messages())

    assert await hears(student, asked - timedelta(minutes=1)) == []
    assert await hears(student, asked) == [
        "Did you and <@U_VOLUNTEER> meet? Only you see your answer."
    ]
    await hears(volunteer, datetime(2026, 1, 9, 9, tzinfo=UTC))
    assert [post["text"] for post in volunteer.messages()[before:]] == [
        "Did you and <@U_STUDENT> meet? Only you see your answer."
    ]


async def test_nobody_is_asked_ten_days_after_accept_as_well(agreed, student, hears):
    await hears(student, THURSDAY)

    asked = await hears(student, THURSDAY + timedelta(days=20))

    assert len(asked) == 1


async def test_whoever_has_no_time_after_moving_it_is_asked_in_ten_days(
    agreed, student, proposes, hears, clock
):
    await proposes(student, "Move it", agreed, MONDAY)

    assert await hears(student, clock.now() + timedelta(days=10, minutes=-1)) == []
    assert await hears(student, clock.now() + timedelta(minutes=1)) == [
        "Did you and <@U_VOLUNTEER> meet? Only you see your answer."
    ]


async def test_not_yet_is_asked_once_more_and_then_no_more(agreed, student, outbox, hears, clock):
    await hears(student, THURSDAY + timedelta(hours=3))
    await student.presses("Not yet", student.messages()[-1]["blocks"])
    [again] = await hears(student, clock.now() + timedelta(days=14))
    assert again == "Did you and <@U_VOLUNTEER> meet? Only you see your answer."

    await student.presses("Not yet", student.messages()[-1]["blocks"])
    await outbox.deliver_due()

    assert student.messages()[-1]["text"].startswith("Not yet, then. I will not ask again")
    assert await hears(student, clock.now() + timedelta(days=60)) == []


async def test_a_press_of_not_yet_leaves_the_reminder_as_it_is(agreed, student, outbox, hears):
    await hears(student, THURSDAY - timedelta(hours=1))
    await hears(student, THURSDAY + timedelta(hours=3))

    await student.presses("Not yet", student.messages()[-1]["blocks"])
    await outbox.deliver_due()

    assert [post["text"][: len(SOON)] for post in student.messages()[:2]] == [SOON] * 2


async def test_rescheduled_leads_to_new_times(agreed, agrees, student, hears, outbox, clock):
    await hears(student, THURSDAY + timedelta(hours=3))
    asked = student.messages()[-1]["blocks"]

    await agrees(MONDAY + timedelta(days=1), label="Rescheduled", blocks=asked)

    assert student.messages()[-1]["text"] == (
        "You and <@U_VOLUNTEER> are finding a time to meet, or have found one. I will ask again"
        " after it."
    )
    *_, again = await hears(student, MONDAY + timedelta(days=1, hours=3))
    assert again == "Did you and <@U_VOLUNTEER> meet? Only you see your answer."


async def test_we_met_counts_from_the_meeting(agreed, student, hears, outbox):
    """Said the next morning: the letter is due a day after the meeting, not after the press."""
    await hears(student, THURSDAY + timedelta(hours=3))
    await student.presses("We met", student.messages()[-1]["blocks"])
    await outbox.deliver_due()

    assert student.messages()[-1]["text"].startswith("You and <@U_VOLUNTEER> met. A thank-you")
    [due] = await hears(student, THURSDAY + timedelta(days=1, minutes=20))
    assert due.startswith("Time to thank <@U_VOLUNTEER>")


async def test_said_late_the_letter_is_due_at_once_and_once(agreed, student, hears, clock):
    """Six days later: the second reminder keeps its distance from the first."""
    said = THURSDAY + timedelta(days=6)
    await hears(student, said)
    await student.presses_in(await student.opens_home(), "We met")

    heard = [await hears(student, said + timedelta(days=days)) for days in (1, 2, 3)]

    assert [[text[:13] for text in each] for each in heard] == [
        ["Time to thank"],
        ["Time to thank"],
        [],
    ]


async def test_who_meets_before_the_time_may_say_so(agreed, student, does, clock, slack):
    await student.presses_in(await student.opens_home(), "We met")

    assert "thank them by 10 January 2026" in await student.reads("requests")


async def test_they_did_not_come_ends_it_and_the_group_does_not_learn_it(
    agreed, student, volunteer, hears, outbox
):
    await hears(student, THURSDAY + timedelta(hours=3))
    await student.presses("They did not come", student.messages()[-1]["blocks"])
    await outbox.deliver_due()

    assert (await student.reads("requests")).startswith("Nothing is open.")
    assert volunteer.messages("U_STUDENT")[-1]["text"].startswith(
        "<@U_STUDENT> and <@U_VOLUNTEER> had agreed to meet on Thu 8 January"
    )
