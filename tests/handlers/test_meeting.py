from datetime import timedelta

import pytest

from tests.people import words


@pytest.fixture
async def met(did_you_meet, student, outbox):
    """The card that said so."""
    await student.presses("We met", did_you_meet)
    await outbox.deliver_due()
    return did_you_meet


async def test_both_are_asked_ten_days_after_accept(did_you_meet, student, volunteer):
    assert [person.messages()[-1]["text"] for person in (student, volunteer)] == [
        "Did you and <@U_VOLUNTEER> meet? Only you see your answer.",
        "Did you and <@U_STUDENT> meet? Only you see your answer.",
    ]


@pytest.mark.parametrize(("days", "messages"), [(9, 0), (10, 1)])
async def test_nobody_is_asked_earlier(accepted, student, outbox, clock, days, messages):
    clock.forward(days=days)
    await outbox.deliver_due()

    assert len(student.messages()) == messages


async def test_each_is_asked_in_their_own_daytime(person, volunteer, outbox, clock):
    early = await person("U_STUDENT", tz="Pacific/Honolulu")  # 5 in the morning there
    await early.asks_for_intro("finance")
    await outbox.deliver_due()
    await volunteer.presses("Accept", volunteer.messages()[0]["blocks"])
    clock.forward(days=10)
    await outbox.deliver_due()
    assert (len(early.messages()), len(volunteer.messages())) == (0, 2)

    clock.forward(hours=4)
    await outbox.deliver_due()

    assert len(early.messages()) == 1


async def test_we_met_turns_the_card_and_asks_for_a_letter(met, student, volunteer):
    assert student.messages()[-1]["text"] == (
        "You and <@U_VOLUNTEER> met. A thank-you letter is due within a day; I will bring a draft."
    )
    assert volunteer.messages()[-1]["text"] == "You and <@U_STUDENT> met."


async def test_the_volunteer_may_say_it_too(did_you_meet, student, volunteer, outbox):
    await volunteer.presses("We met", volunteer.messages()[-1]["blocks"])
    await outbox.deliver_due()

    assert "thank them" in await student.reads("requests")


async def test_a_second_we_met_is_told(met, student):
    await student.presses("We met", met)

    assert student.told == ["Nothing has changed: this one is noted as held already."]


async def test_a_stranger_cannot_say_that_they_met(did_you_meet, person, student):
    stranger = await person("U_STRANGER")

    await stranger.presses("We met", did_you_meet)

    assert stranger.told == ["Nothing has changed: only the person it is meant for can do that."]
    assert "Have you met?" in await student.reads("requests")


async def test_not_yet_is_asked_once_more(did_you_meet, student, outbox, clock):
    await student.presses("Not yet", did_you_meet)
    await outbox.deliver_due()
    [answered] = student.messages()
    assert answered["text"] == (
        "Not yet, then. I will ask once more in a few days; *We met* on the Home tab says it"
        " earlier."
    )

    clock.forward(days=12)
    await outbox.deliver_due()

    [_, again] = student.messages()
    assert again["text"] == "Did you and <@U_VOLUNTEER> meet? Only you see your answer."


async def test_after_the_second_time_nobody_asks_again(did_you_meet, student, outbox, clock):
    await student.presses("Not yet", did_you_meet)
    clock.forward(days=12)
    await outbox.deliver_due()
    await student.presses("Not yet", student.messages()[-1]["blocks"])
    await outbox.deliver_due()
    assert student.messages()[-1]["text"] == (
        "Not yet, then. I will not ask again; *We met* on the Home tab says it any time."
    )

    clock.forward(days=60)
    await outbox.deliver_due()

    assert len(student.messages()) == 2


async def test_a_double_press_of_not_yet_does_not_use_up_the_second_time(
    did_you_meet, student, outbox, clock
):
    await student.presses("Not yet", did_you_meet)
    await student.presses("Not yet", did_you_meet)
    assert student.told == ["Nothing has changed: this reminder was answered already."]

    clock.forward(days=12)
    await outbox.deliver_due()

    assert len(student.messages()) == 2


async def test_one_who_says_not_yet_leaves_the_other_their_card(
    did_you_meet, student, volunteer, outbox
):
    await student.presses("Not yet", did_you_meet)
    await outbox.deliver_due()

    await volunteer.presses("We met", volunteer.messages()[-1]["blocks"])

    assert volunteer.told == []


async def test_not_yet_after_the_meeting_is_told(met, student):
    await student.presses("Not yet", met)

    assert student.told == ["Nothing has changed: this one is noted as held already."]


async def test_they_did_not_come_ends_it(did_you_meet, student, volunteer, outbox, clock):
    await student.presses("They did not come", did_you_meet)
    await outbox.deliver_due()
    assert student.messages()[-1]["text"] == (
        "Noted: the meeting of you and <@U_VOLUNTEER> did not take place."
    )
    assert (await student.reads("requests")).startswith("Nothing is open.")

    clock.forward(days=30)
    await outbox.deliver_due()

    assert (len(student.messages()), len(volunteer.messages())) == (1, 1)


async def test_a_meeting_that_did_not_take_place_frees_the_volunteers_month(
    asked, student, volunteer, person, outbox, slack
):
    await volunteer.volunteers(meetings_per_month="1")
    await volunteer.presses("Accept", asked)
    await outbox.deliver_due()
    other = await person("U_OTHER")
    assert "Vera Vale" not in words(await other.finds("finance"))

    await student.presses_in(await student.opens_home(), "They did not come")

    assert "Vera Vale" in words(await other.finds("finance"))
    assert "Have you met?" not in words(slack.homes["U_STUDENT"])


async def test_we_met_can_be_said_on_the_home_tab_at_any_time(
    accepted, student, outbox, clock, slack
):
    await student.presses_in(await student.opens_home(), "We met")

    assert "You met <@U_VOLUNTEER> on 5 January 2026: thank them by 10 January 2026." in words(
        slack.homes["U_STUDENT"]
    )
    clock.forward(days=14)
    await outbox.deliver_due()
    assert [post["text"][:13] for post in student.messages()] == ["Time to thank"]


async def test_rescheduled_leads_to_new_times_and_asks_after_those(
    did_you_meet, student, volunteer, proposes, outbox, clock
):
    begins = clock.now() + timedelta(days=3)
    proposed = await proposes(student, "Rescheduled", did_you_meet, begins)
    assert student.messages()[-1]["text"] == (
        "You and <@U_VOLUNTEER> are finding a time to meet, or have found one. I will ask again"
        " after it."
    )
    await volunteer.presses("First choice", proposed)
    clock.forward(days=4)
    await outbox.deliver_due()

    assert student.messages()[-1]["text"].startswith("Did you and <@U_VOLUNTEER> meet?")


async def test_who_was_asked_twice_is_not_asked_again_for_proposing_times(
    did_you_meet, student, outbox, clock, proposes
):
    await student.presses("Not yet", did_you_meet)
    clock.forward(days=12)
    await outbox.deliver_due()
    await student.presses("Not yet", student.messages()[-1]["blocks"])
    home = await student.opens_home()
    await student.presses_in(home, "Propose times")
    later = int((clock.now() + timedelta(days=1)).timestamp())
    await student.submits(first=later, place="Her office")

    clock.forward(days=63)
    await outbox.deliver_due()

    assert len(student.messages()) == 2
