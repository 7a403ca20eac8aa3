"""A volunteer stops: `leave`, and the switches on every message."""

import pytest

from tests.people import find_button, words

LEFT = (
    "You are no longer shown to students, and requests that waited for you are closed kindly. Thank"
    " you for all you gave."
)
BACK = " `/infoview volunteer` brings you back."


async def test_pause_on_a_message_pauses_at_once(asked, student, person, volunteer):
    await volunteer.presses("Pause", asked)

    assert volunteer.told == ["You are paused: nobody asks you until you say `/infoview resume`."]
    assert "Vera Vale" not in words(await (await person("U_OTHER")).finds("finance"))


async def test_stop_asks_first(asked):
    assert find_button("Stop", asked)["confirm"]["text"]["text"].startswith(
        "You are no longer shown to students."
    )


async def test_stop_on_a_message_ends_open_requests_with_a_note_to_the_student(
    asked, student, volunteer, person, outbox
):
    await (await person("U_NEXT", name="Nora North")).volunteers()

    await volunteer.presses("Stop", asked)
    await outbox.deliver_due()

    assert volunteer.told == [LEFT + BACK]
    [told] = student.messages()
    assert told["text"] == (
        "<@U_VOLUNTEER> takes no more requests, from anybody, so yours is closed and no longer"
        " counts. Others who may be glad to talk: Nora North."
    )
    assert "You take no more requests" in words(volunteer.messages()[0]["blocks"])
    assert "You have 3 of 3 requests left." in words(await student.opens_home())


async def test_who_left_is_shown_to_nobody(volunteer, student):
    assert await volunteer.reads("leave") == LEFT + BACK

    assert "Vera Vale" not in words(await student.finds("finance"))


async def test_what_was_agreed_still_stands(accepted, volunteer, student, outbox):
    assert await volunteer.reads("leave") == (
        f"{LEFT} The 1 conversation you agreed to still stands.{BACK}"
    )

    await outbox.deliver_due()
    assert len(student.messages("U_VOLUNTEER")) == 1
    assert student.messages() == []


async def test_who_left_can_come_back_with_the_same_profile(volunteer, student, slack):
    await volunteer.reads("leave")

    await volunteer.types("volunteer")
    await volunteer.submits(consent=["yes"])

    assert "Credit analyst at Birchbank" in words(await student.finds("finance"))


@pytest.mark.parametrize("first", ["leave", "help"])
async def test_who_is_no_volunteer_cannot_leave(student, volunteer, first):
    who = volunteer if first == "leave" else student
    await who.reads(first)

    assert await who.reads("leave") == (
        "You are not a volunteer yet: `/infoview volunteer` makes you one."
    )


async def test_a_press_on_a_card_after_stop_is_told_in_plain_words(asked, volunteer):
    await volunteer.presses("Stop", asked)

    await volunteer.presses("Accept", asked)

    assert volunteer.told[-1] == (
        "Nothing has changed: this one is closed: called off, or one of you is no longer there."
    )


async def test_a_pause_that_ends_by_itself_says_so_and_students_find_them_again(
    volunteer, student, time_passes
):
    await volunteer.reads("pause until tomorrow")

    await time_passes(days=1)
    await time_passes(days=1)

    [told] = volunteer.messages()
    assert told["text"] == "Welcome back: your pause has ended, and students may ask you again."
    assert "Vera Vale" in words(await student.finds("finance"))


async def test_a_pause_that_was_ended_before_says_nothing(volunteer, time_passes):
    await volunteer.reads("pause until tomorrow")
    await volunteer.reads("resume")

    await time_passes(days=1)

    assert volunteer.messages() == []


async def test_a_pause_without_a_day_does_not_end_by_itself(volunteer, student, time_passes):
    await volunteer.reads("pause")

    await time_passes(days=1000)

    assert volunteer.messages() == []


async def test_who_was_suggested_is_named_when_the_pause_ends(
    asked, volunteer, student, person, time_passes
):
    nora = await person("U_NORA", name="Nora North")
    await nora.volunteers()
    await nora.reads("pause until tomorrow")
    await volunteer.presses("Suggest someone else", asked)
    await volunteer.submits(suggested="U_NORA")

    await time_passes(days=1)

    told = [post["text"] for post in student.messages()]
    assert sum("Nora North, who can be asked now" in text for text in told) == 1


async def test_who_was_suggested_is_named_on_resume(asked, volunteer, student, person, outbox):
    nora = await person("U_NORA", name="Nora North")
    await nora.volunteers()
    await nora.reads("pause")
    await volunteer.presses("Suggest someone else", asked)
    await volunteer.submits(suggested="U_NORA")

    await nora.reads("resume")
    await outbox.deliver_due()

    told = [post["text"] for post in student.messages()]
    assert sum("Nora North, who can be asked now" in text for text in told) == 1


async def test_a_request_that_waits_for_its_day_does_not_come_to_who_rests(
    asked, volunteer, person, outbox, time_passes
):
    other = await person("U_OTHER")
    await other.asks_for_intro("finance")  # the second of the day: it comes tomorrow

    await volunteer.presses("Pause", asked)
    await time_passes(days=1)

    assert len(volunteer.messages()) == 1
    [told] = other.messages()
    assert told["text"].startswith(
        "<@U_VOLUNTEER> takes no requests for now, from anybody, so yours is closed before it was"
        " read, and no longer counts."
    )


async def test_a_request_that_was_read_still_waits_for_who_rests(asked, volunteer, student, outbox):
    await volunteer.presses("Pause", asked)
    await outbox.deliver_due()

    assert student.messages() == []
    assert "waiting for the answer" in words(await student.opens_home())


async def test_a_filled_month_keeps_back_what_was_to_come(
    asked, volunteer, person, outbox, time_passes
):
    other = await person("U_OTHER")
    await other.asks_for_intro("finance")
    await volunteer.presses("Accept", asked)
    await outbox.deliver_due()

    await volunteer.presses("And this fills my month", volunteer.messages()[0]["blocks"])
    await time_passes(days=1)

    assert len(volunteer.messages()) == 1
    assert "takes no requests for now" in other.messages()[0]["text"]
