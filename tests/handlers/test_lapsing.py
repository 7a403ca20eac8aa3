"""A volunteer does not answer: one bump, then the request lapses and the student goes on."""

from datetime import datetime, timedelta

import pytest

from tests.people import OPENING, find_button, words

LAPSED = (
    "<@U_VOLUNTEER> has not answered in a week, so your request is closed and no longer counts. It"
    " says nothing about you: people are away, or busy. You may ask <@U_VOLUNTEER> again from"
    " 12 April 2026."
)
TOO_LATE = (
    "Nothing has changed: this one has lapsed, because its time to be answered is over; the student"
    " was told and can ask somebody else."
)


@pytest.fixture
async def lapsed(asked, time_passes):
    """The buttons that were on the card."""
    await time_passes(days=7)
    return asked


def filled(view):
    """What the fields of a form begin with."""
    return {
        block["block_id"]: block["element"].get("initial_value")
        or [option["value"] for option in block["element"].get("initial_options", [])]
        or block["element"].get("initial_option", {}).get("value")
        for block in view["blocks"]
        if block["type"] == "input"
    }


@pytest.mark.parametrize(("hours", "bumps"), [(71, 0), (72, 1)])
async def test_after_three_days_the_volunteer_is_bumped(
    asked, volunteer, time_passes, hours, bumps
):
    await time_passes(hours=hours)

    assert sum("is waiting for a word" in each["text"] for each in volunteer.messages()) == bumps


async def test_a_bump_comes_once(asked, volunteer, time_passes):
    for _ in range(6):
        await time_passes(days=1)

    assert [post["text"] for post in volunteer.messages()][1:] == [
        f"<@U_STUDENT> is waiting for a word from you: “{OPENING}” One press is enough, also for a"
        " no."
    ]


async def test_a_bump_has_the_buttons_and_turns_with_the_card(
    asked, volunteer, outbox, time_passes
):
    await time_passes(days=3)

    await volunteer.presses("Accept", volunteer.messages()[-1]["blocks"])
    await outbox.deliver_due()

    assert ["You accepted" in words(post["blocks"]) for post in volunteer.messages()] == [True] * 2


async def test_who_answered_is_not_bumped(asked, volunteer, time_passes):
    await volunteer.presses("Accept", asked)

    await time_passes(days=3)

    assert len(volunteer.messages()) == 1


@pytest.mark.parametrize(
    ("short", "state"), [(timedelta(seconds=1), "waiting for the answer"), (timedelta(), "Nothing")]
)
async def test_a_request_lapses_after_seven_days(asked, student, time_passes, short, state):
    await time_passes(seconds=(timedelta(days=7) - short).total_seconds())

    assert state in words(await student.opens_home())


async def test_both_are_told_of_a_lapse(lapsed, student, volunteer):
    assert [post["text"] for post in student.messages()] == [LAPSED]
    assert volunteer.messages()[-1]["text"] == (
        "The request of <@U_STUDENT> has lapsed: it had waited a week for an answer. <@U_STUDENT>"
        " was told kindly and can ask somebody else. Nothing is left to do."
    )


async def test_every_card_of_a_lapsed_request_turns(lapsed, volunteer):
    cards = volunteer.messages()[:-1]

    assert cards
    assert all("This request has lapsed" in words(card["blocks"]) for card in cards)


@pytest.mark.parametrize("label", ["Accept", "Decline"])
async def test_a_press_on_a_lapsed_card_is_told_in_plain_words(
    lapsed, student, volunteer, outbox, label
):
    await volunteer.presses(label, lapsed)
    await outbox.deliver_due()

    assert volunteer.told == [TOO_LATE]
    assert student.messages("U_VOLUNTEER") == []


async def test_a_lapse_tells_the_student_in_their_daytime(asked, student, clock, time_passes):
    clock.to(datetime.fromisoformat("2026-01-10T14:00+00:00"))  # a Saturday

    await time_passes(days=4, hours=21)
    assert student.messages() == []

    await time_passes(hours=4)
    assert len(student.messages()) == 1


async def test_a_lapse_brings_the_next_matches_with_the_text_already_written(
    asked, student, person, time_passes, slack
):
    await (await person("U_NEXT", name="Nora North")).volunteers(formats=["video", "phone"])
    await time_passes(days=7)
    [told] = student.messages()

    await student.presses("Request intro", told["blocks"])

    assert told["text"] == f"{LAPSED} Others who may be glad to talk: Nora North."
    form = filled(slack.views[-1])
    assert (form["opening"], form["areas"], form["formats"], form["minutes"]) == (
        OPENING,
        ["career path"],
        ["video"],
        "20",
    )
    assert (await student.submits())["view"]["title"]["text"] == "Request sent"


async def test_a_decline_brings_the_text_already_written_too(
    asked, student, volunteer, person, outbox, slack
):
    await (await person("U_NEXT", name="Nora North")).volunteers()
    await volunteer.presses("Decline", asked)
    await volunteer.submits(reason="Other")
    await outbox.deliver_due()

    await student.presses("Request intro", student.messages()[0]["blocks"])
    await student.submits()
    await outbox.deliver_due()

    [post] = slack.posts_to("U_NEXT")
    assert OPENING in post["text"]


async def test_nobody_is_given_what_another_student_wrote(asked, student, person, time_passes):
    await (await person("U_NEXT", name="Nora North")).volunteers()
    await time_passes(days=7)
    button = find_button("Request intro", student.messages()[0]["blocks"])
    other = await person("U_OTHER")

    await other.presses("Request intro", [{"elements": [button]}])

    assert filled(other.slack.views[-1])["opening"] is None


@pytest.mark.parametrize(("days", "shown"), [(89, False), (91, True)])
async def test_who_did_not_answer_is_not_shown_to_this_student_for_ninety_days(
    lapsed, student, person, time_passes, days, shown
):
    other = await person("U_OTHER")
    await time_passes(days=days)

    assert ("Vera Vale" in words(await student.finds("finance"))) is shown
    assert "Vera Vale" in words(await other.finds("finance"))


async def test_a_lapse_frees_one_of_the_students_requests(lapsed, student):
    assert "You have 3 of 3 requests left." in words(await student.opens_home())
