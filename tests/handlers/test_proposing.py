"""Times are proposed, shown by both clocks, and refused beside their field."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.domain.meeting_times import LONGEST_PLACE
from bot.domain.programme import Programme
from bot.models import Volunteer
from tests.handlers.conftest import FRIDAY, THURSDAY
from tests.people import buttons, find_button, words
from tests.slack_stub import TEAM
from tests.test_long_text import without_limits


@pytest.fixture
def programme():
    return Programme(spread_mornings_over=timedelta())


def at(time):
    return int(time.timestamp())


async def test_the_form_shows_both_clocks_and_what_was_asked_for(together, student, slack):
    await student.presses("Propose times", together)

    form = words(slack.views[-1])
    assert (
        "Two or three times that suit you, for 20 minutes. The other one presses the best of them."
        "\n*Your clocks now:* Mon 09:00 (Chicago) for <@U_STUDENT>, Mon 15:00 (London) for"
        " <@U_VOLUNTEER>."
    ) in form
    asked = {b["block_id"]: b for b in slack.views[-1]["blocks"] if b["type"] == "input"}
    assert [(b["label"]["text"], b["optional"]) for b in asked.values()] == [
        ("First choice", False),
        ("Second choice", True),
        ("Third choice", True),
        ("Where or how", False),
    ]
    assert asked["place"]["element"]["initial_value"] == "Video"


async def test_each_time_is_shown_by_both_clocks_with_a_button_beside_it(proposed):
    assert words(proposed).split("\n") == [
        "<@U_STUDENT> proposes 3 times for your 20 minutes. <@U_VOLUNTEER>, press the one that"
        " suits you:",
        "Thu 8 January, 10:00 (Chicago) for <@U_STUDENT>, Thu 8 January, 16:00 (London) for"
        " <@U_VOLUNTEER>",
        "First choice",
        "Fri 9 January, 09:00 (Chicago) for <@U_STUDENT>, Fri 9 January, 15:00 (London) for"
        " <@U_VOLUNTEER>",
        "Second choice",
        "Fri 9 January, 11:00 (Chicago) for <@U_STUDENT>, Fri 9 January, 17:00 (London) for"
        " <@U_VOLUNTEER>",
        "Third choice",
        "Where or how: ",
        "Video, link to follow",
        "None of these",
    ]


async def test_a_time_beyond_a_change_of_clocks_is_shown_by_the_clocks_of_that_day(
    together, student, proposes, clock
):
    """Chicago changes on 8 March, London on 29 March."""
    clock.to(datetime(2026, 3, 2, 15, tzinfo=UTC))
    between = datetime(2026, 3, 10, 15, tzinfo=UTC)

    shown = words(await proposes(student, "Propose times", together, between))

    assert "Tue 10 March, 10:00 (Chicago)" in shown
    assert "Tue 10 March, 15:00 (London)" in shown


async def test_who_live_by_one_clock_see_each_time_once(together, student, proposes, person):
    await person("U_STUDENT", tz="Europe/London")

    shown = words(await proposes(student, "Propose times", together, THURSDAY))

    assert "\nThu 8 January, 16:00 (London)\n" in shown


async def test_one_time_is_enough(together, student, proposes):
    shown = await proposes(student, "Propose times", together, THURSDAY)

    assert buttons(shown) == ["First choice", "None of these"]


@pytest.mark.parametrize(
    ("times", "field", "said"),
    [
        ({"first": timedelta()}, "first", "That time is past. Choose a later one."),
        (
            {"first": timedelta(days=1), "second": timedelta(minutes=-1)},
            "second",
            "That time is past. Choose a later one.",
        ),
        (
            {"first": timedelta(days=1), "third": timedelta(days=1)},
            "third",
            "You gave that time already, further above.",
        ),
        (
            {"first": Programme().propose_within + timedelta(minutes=1)},
            "first",
            "That is more than 60 days away. Choose an earlier time.",
        ),
    ],
)
async def test_what_cannot_be_a_time_is_said_beside_it(
    together, student, clock, outbox, times, field, said
):
    await student.presses("Propose times", together)
    typed = {name: at(clock.now() + ahead) for name, ahead in times.items()}

    answer = await student.submits(**typed, place="Her office")
    await outbox.deliver_due()

    assert answer == {"response_action": "errors", "errors": {field: said}}
    assert len(student.messages("U_VOLUNTEER")) == 1


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (" \n ", "Write a few words first."),
        (
            "x" * (LONGEST_PLACE + 1),
            "This is longer than 200 characters, which is as much as one message carries.",
        ),
    ],
)
async def test_no_place_or_one_that_is_too_long_is_said_beside_it(together, student, place, said):
    await student.presses("Propose times", together)
    without_limits(student)

    answer = await student.submits(first=at(THURSDAY), place=place)

    assert answer["errors"] == {"place": said}


async def test_the_volunteer_may_propose_times_of_their_own(
    proposed, volunteer, student, outbox, proposes
):
    newest = await proposes(volunteer, "None of these", proposed, FRIDAY[0], place="Her office")

    assert words(newest).startswith(
        "<@U_VOLUNTEER> proposes 1 time for your 20 minutes. <@U_STUDENT>, press the one"
    )
    _, before, _ = volunteer.messages("U_STUDENT")
    assert before["text"] == ("<@U_STUDENT> had proposed 3 times; <@U_VOLUNTEER> proposes others.")
    await student.presses("First choice", newest)
    assert student.told == []


async def test_the_form_begins_with_the_place_that_was_proposed_before(proposed, volunteer, slack):
    await volunteer.presses("None of these", proposed)

    assert slack.views[-1]["blocks"][-1]["element"]["initial_value"] == "Video, link to follow"


async def test_what_the_other_one_did_meanwhile_is_not_undone(proposed, student, volunteer):
    await student.presses("None of these", proposed)
    await volunteer.presses("First choice", proposed)

    answer = await student.submits(first=at(FRIDAY[0]), place="Her office")

    assert answer["errors"] == {
        "first": "Nothing has changed: meanwhile other times were proposed, or one was chosen."
        " The group message shows what is so now."
    }
    assert "You meet <@U_VOLUNTEER> on" in await student.reads("requests")


async def test_a_stranger_proposes_nothing(together, person):
    stranger = await person("U_STRANGER")

    await stranger.presses("Propose times", together)

    assert stranger.told == ["Nothing has changed: only the person it is meant for can do that."]


async def test_after_the_meeting_nobody_proposes_times(together, student, does):
    await does.meeting.met(TEAM, "intro", by="U_STUDENT")

    await student.presses("Propose times", together)

    assert student.told == ["Nothing has changed: this one is noted as held already."]


async def test_a_booking_link_is_shown_where_times_are_sought(
    person, student, does, outbox, database, slack, proposes
):
    link = "https://larkspur.example/vera?a=1&b=2"
    vera = await person("U_VOLUNTEER", name="Vera Vale", tz="Europe/London")
    await vera.volunteers()
    async with database.writes.begin() as session:
        await session.execute(update(Volunteer).values(booking_link=link))
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    await vera.presses("Accept", vera.messages()[0]["blocks"])
    await outbox.deliver_due()
    [first] = student.messages("U_VOLUNTEER")

    newest = await proposes(student, "Propose times", first["blocks"], THURSDAY)

    links = [
        element["url"]
        for block in [*first["blocks"], *slack.views[-1]["blocks"], *newest]
        if block["type"] == "rich_text"
        for line in block["elements"]
        for element in line["elements"]
        if element["type"] == "link"
    ]
    assert links == [link] * 3
    assert "Times may be booked here: https://larkspur.example/vera?a=1&amp;b=2" in first["text"]


async def test_after_two_quiet_days_the_student_is_asked_for_times(
    together, student, volunteer, time_passes, proposes
):
    await time_passes(days=2)

    [nudge] = student.messages()
    assert nudge["text"] == (
        "<@U_VOLUNTEER> said yes, and you two have no time yet: propose two or three."
    )
    await proposes(student, "Propose times", nudge["blocks"], THURSDAY)
    assert student.messages()[-1]["text"] == (
        "Times are proposed for your conversation with <@U_VOLUNTEER>."
    )


async def test_nobody_is_asked_for_times_that_are_proposed(
    proposed, student, volunteer, time_passes
):
    before = len(volunteer.messages())

    await time_passes(days=4)

    assert (student.messages(), len(volunteer.messages())) == ([], before)


async def test_who_is_accepted_proposes_times_on_the_home_tab(together, student, slack, outbox):
    await student.presses_in(await student.opens_home(), "Propose times")
    await student.submits(first=at(THURSDAY), place="Her office")
    await outbox.deliver_due()

    assert len(student.messages("U_VOLUNTEER")) == 2
    assert "You proposed times to <@U_VOLUNTEER>: waiting for the choice." in words(
        slack.homes["U_STUDENT"]
    )


async def test_whose_turn_it_is_to_choose_is_shown(proposed, student, volunteer):
    assert "<@U_STUDENT> proposed times: choose one" in await volunteer.reads("requests")
    assert "Your turn" in words(await volunteer.opens_home())
    assert "What you wait for" in words(await student.opens_home())


def test_the_button_beside_a_time_says_the_time_aloud(proposed):
    spoken = find_button("Second choice", proposed)["accessibility_label"]

    assert spoken == "Choose Fri 9 January, 15:00 (London)"
