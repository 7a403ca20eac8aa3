"""One of the times is chosen, and may be moved or called off."""

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.domain.member import slack_member
from tests.handlers.conftest import FRIDAY, THURSDAY
from tests.people import buttons, find_button, words
from tests.slack_stub import TEAM

TOLD_AGREED = "Nothing has changed: this one has a time agreed on already."


async def test_what_was_decided_takes_the_place_of_the_choice(agreed, volunteer):
    _, choice, confirmed = volunteer.messages("U_STUDENT")

    assert choice["text"] == (
        "<@U_VOLUNTEER> chose: Thu 8 January, 10:00 (Chicago) for <@U_STUDENT>,"
        " Thu 8 January, 16:00 (London) for <@U_VOLUNTEER>."
    )
    assert choice["blocks"] == []
    assert confirmed["text"] == (
        "<@U_STUDENT> and <@U_VOLUNTEER>, agreed: Thu 8 January, 10:00 (Chicago) for <@U_STUDENT>,"
        " Thu 8 January, 16:00 (London) for <@U_VOLUNTEER>, 20 minutes. Where or how: Video, link"
        " to follow"
    )
    assert buttons(confirmed["blocks"]) == ["Add to calendar", "Move it", "Cancel"]


async def test_a_link_adds_it_to_a_calendar(agreed, student):
    link = find_button("Add to calendar", agreed)["url"]

    facts = parse_qs(urlsplit(link).query)
    assert facts == {
        "action": ["TEMPLATE"],
        "text": ["Informational interview: Sam Stone, Vera Vale"],
        "dates": ["20260108T160000Z/20260108T162000Z"],
        "details": ["Arranged with Infoview: for information, not for a job."],
        "location": ["Video, link to follow"],
    }
    await student.presses("Add to calendar", agreed)
    assert student.told == []


async def test_whoever_proposed_does_not_choose(proposed, student):
    await student.presses("First choice", proposed)

    assert student.told == [
        "Nothing has changed: of the times you proposed, the other one chooses. You may propose"
        " others."
    ]


async def test_a_stranger_does_not_choose(proposed, person):
    stranger = await person("U_STRANGER")

    await stranger.presses("First choice", proposed)

    assert stranger.told == ["Nothing has changed: only the person it is meant for can do that."]


@pytest.mark.parametrize("again", ["First choice", "Second choice"])
async def test_a_second_press_changes_nothing(proposed, agreed, volunteer, outbox, again):
    await volunteer.presses(again, proposed)
    await outbox.deliver_due()

    assert volunteer.told == [TOLD_AGREED]
    assert len(volunteer.messages("U_STUDENT")) == 3


async def test_a_time_that_is_past_cannot_be_chosen(proposed, volunteer, clock):
    clock.to(THURSDAY)

    await volunteer.presses("First choice", proposed)
    await volunteer.presses("Second choice", proposed)

    assert volunteer.told == ["That time is past. Choose a later one."]


async def test_of_times_that_others_replaced_none_is_chosen(proposed, student, volunteer, proposes):
    await proposes(student, "None of these", proposed, FRIDAY[0])

    await volunteer.presses("First choice", proposed)

    assert volunteer.told == [
        "Nothing has changed: meanwhile other times were proposed, or one was chosen. The group"
        " message shows what is so now."
    ]


async def test_the_opening_message_still_leads_to_the_form_that_warns(
    together, agreed, student, slack
):
    await student.presses("Propose times", together)

    assert (
        "*A time is agreed on:* Thu 8 January, 16:00 (UTC). With new times it no longer stands,"
        " and the other one chooses anew."
    ) in words(slack.views[-1])


@pytest.mark.parametrize("who", ["student", "volunteer"])
async def test_move_it_goes_back_to_choosing(agreed, student, volunteer, outbox, proposes, who):
    mover, other = (student, volunteer) if who == "student" else (volunteer, student)

    newest = await proposes(mover, "Move it", agreed, FRIDAY[1])

    assert mover.slack.seen_by("U_STUDENT", "U_VOLUNTEER")[2] == (
        "The meeting of <@U_STUDENT> and <@U_VOLUNTEER> no longer takes place on Thu 8 January,"
        " 10:00 (Chicago) for <@U_STUDENT>, Thu 8 January, 16:00 (London) for <@U_VOLUNTEER>:"
        f" <@{mover.user_id}> proposes other times in the group message."
    )
    await other.presses("First choice", newest)
    await outbox.deliver_due()
    assert "agreed: Fri 9 January, 11:00" in mover.slack.seen_by("U_STUDENT", "U_VOLUNTEER")[-1]


async def test_a_form_that_is_closed_moves_nothing(agreed, student):
    await student.presses("Move it", agreed)

    assert "You meet <@U_VOLUNTEER> on Thu 8 January" in await student.reads("requests")


async def test_the_home_tab_shows_when_they_meet_and_leads_on(agreed, student, slack):
    home = await student.opens_home()

    assert "You meet <@U_VOLUNTEER> on Thu 8 January, 16:00 (UTC)." in words(home)
    assert "What comes next" in words(home)
    assert {"Move it", "Cancel", "We met"} <= set(buttons(home["blocks"]))


async def test_when_the_time_is_past_the_home_tab_asks(agreed, student, clock, slack):
    clock.to(THURSDAY)

    home = await student.opens_home()

    assert "You were to meet <@U_VOLUNTEER> on Thu 8 January, 16:00 (UTC). Have you met?" in words(
        home
    )
    assert "Your turn" in words(home)
    assert {"We met", "They did not come", "Rescheduled"} <= set(buttons(home["blocks"]))


async def test_a_volunteer_calls_it_off_kindly_and_the_student_is_led_on(
    agreed, student, volunteer, person, outbox, slack
):
    await (await person("U_OTHER", name="Olga Orr")).volunteers()
    await volunteer.presses("Cancel", agreed)
    assert words(slack.views[-1]).startswith("Cancel\nCancel it\nBack\n<@U_STUDENT> is told")

    await volunteer.submits(message="I have to travel.")
    await outbox.deliver_due()

    told = student.messages()[-1]
    assert told["text"] == (
        "<@U_VOLUNTEER> had to cancel your conversation of"
        f" <!date^{int(THURSDAY.timestamp())}^{{date_long}} at {{time}}|Thu 8 January, 16:00"
        " (UTC)>, and is sorry. It says nothing about you, and the request no longer counts: you"
        " may ask somebody else at once. “I have to travel.” Others who may be glad to talk:"
        " Olga Orr."
    )
    assert "Request intro" in buttons(told["blocks"])
    assert volunteer.messages("U_STUDENT")[-1]["text"].startswith(
        "<@U_VOLUNTEER> had to cancel the meeting of <@U_STUDENT> and <@U_VOLUNTEER> on Thu 8"
    )


async def test_a_student_calls_it_off_and_the_volunteers_month_is_free(
    agreed, student, volunteer, person, outbox, time_passes
):
    await student.presses("Cancel", agreed)
    await student.submits()
    await outbox.deliver_due()

    told = volunteer.messages()[-1]
    assert told["text"].endswith(
        "and is sorry. Nothing is left to do, and it no longer counts for your month."
    )
    assert "Pause" in buttons(told["blocks"])
    assert "You agreed" not in await volunteer.reads("requests")
    assert "agreed to 0 of 2 meetings" in await volunteer.reads("requests")
    await time_passes(days=30)
    assert volunteer.messages()[-1] == told


async def test_whoever_was_full_may_be_asked_again_when_it_is_called_off(
    asked, student, volunteer, person, outbox
):
    await volunteer.volunteers(meetings_per_month="1")
    await volunteer.presses("Accept", asked)
    other = await person("U_OTHER")
    assert "Vera Vale" not in words(await other.finds("finance"))

    await student.presses_in(await student.opens_home(), "Cancel")
    await student.submits()

    assert "Vera Vale" in words(await other.finds("finance"))


async def test_what_was_accepted_can_be_called_off_before_there_is_a_time(
    together, student, volunteer, outbox
):
    await student.presses_in(await student.opens_home(), "Cancel")
    await student.submits()
    await outbox.deliver_due()

    assert volunteer.messages()[-1]["text"].startswith(
        "<@U_STUDENT> had to cancel your conversation, and is sorry."
    )


async def test_with_a_word_from_the_student_no_job_is_asked_for(agreed, student):
    await student.presses("Cancel", agreed)

    answer = await student.submits(message="Could you get me a job at your company instead?")

    assert "asks for a job" in answer["errors"]["message"]
    assert "You meet" in await student.reads("requests")


async def test_a_word_that_is_too_long_is_refused_beside_it(agreed, student):
    await student.presses("Cancel", agreed)
    for block in student.slack.views[-1]["blocks"]:
        block.get("element", {})["max_length"] = 3000

    answer = await student.submits(message="x" * 1001)

    assert answer["errors"] == {
        "message": "This is longer than 1000 characters, which is as much as one message carries."
    }


@pytest.mark.parametrize("label", ["Move it", "Cancel", "First choice"])
async def test_after_it_was_called_off_presses_are_told_so(
    proposed, agreed, student, volunteer, label
):
    await student.presses("Cancel", agreed)
    await student.submits()

    await volunteer.presses(label, proposed if label == "First choice" else agreed)

    assert volunteer.told == [
        "Nothing has changed: this one is closed: called off, or one of you is no longer there."
    ]


async def test_a_stranger_calls_nothing_off(agreed, person):
    stranger = await person("U_STRANGER")

    await stranger.presses("Cancel", agreed)

    assert stranger.told == ["Nothing has changed: only the person it is meant for can do that."]


async def test_who_has_a_time_cannot_be_asked_again_and_it_counts_as_open(agreed, student):
    found = words(await student.finds("finance"))

    assert "Vera Vale" not in found
    assert "You have 2 of 3 requests left." in await student.reads("requests")


async def test_who_leaves_the_workspace_ends_it(agreed, student, volunteer, does, slack, outbox):
    slack.people["U_VOLUNTEER"]["deleted"] = True
    await does.members.learn(TEAM, [slack_member(TEAM, slack.people["U_VOLUNTEER"])])
    await outbox.deliver_due()

    assert student.messages()[-1]["text"] == (
        "<@U_VOLUNTEER> is no longer in this workspace, so the conversation you had agreed on is"
        " closed."
    )
