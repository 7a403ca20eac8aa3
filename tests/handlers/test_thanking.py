import pytest

from tests.people import words

LETTER = "Thank you. I will read the budget you named."


@pytest.fixture
async def thanked(thank_you_due, student, outbox):
    """The card that led to the letter."""
    await student.presses("Write thank-you", thank_you_due)
    await student.submits(letter=LETTER)
    await outbox.deliver_due()
    return thank_you_due


async def test_the_student_is_reminded_24_hours_after_the_meeting(met, student, outbox, clock):
    clock.forward(hours=23)
    await outbox.deliver_due()
    assert student.messages() == []

    clock.forward(hours=1)
    await outbox.deliver_due()

    assert student.messages()[-1]["text"] == (
        "Time to thank <@U_VOLUNTEER> for the conversation: a few honest sentences are enough."
    )


async def test_the_reminder_waits_for_the_students_morning(did_you_meet, student, outbox, clock):
    clock.forward(hours=10)  # 19:00 in Chicago
    await student.presses("We met", did_you_meet)
    clock.forward(days=1)
    await outbox.deliver_due()
    assert len(student.messages()) == 1

    clock.forward(days=2, hours=14)  # Monday 9:00: the evening was a Friday's
    await outbox.deliver_due()

    assert len(student.messages()) == 2


async def test_the_reminder_comes_again_after_72_hours(thank_you_due, student, outbox, clock):
    clock.forward(days=3)
    await outbox.deliver_due()

    assert [post["text"][:13] for post in student.messages()] == ["Time to thank"] * 2


async def test_the_card_says_that_the_letter_is_on_its_way(thanked, student):
    assert student.messages()[-1]["text"] == (
        "Your thank-you letter is on its way to <@U_VOLUNTEER>."
    )


async def test_a_letter_submitted_twice_is_sent_once(thanked, student, volunteer, outbox):
    answer = await student.submits(letter=LETTER)
    await outbox.deliver_due()

    assert answer["errors"] == {
        "letter": "Nothing has changed: this one is finished already, with thanks."
    }
    assert len(volunteer.messages()) == 1


async def test_i_already_sent_one_ends_the_reminders(
    thank_you_due, student, volunteer, outbox, clock
):
    await student.presses("I already sent one", thank_you_due)
    await outbox.deliver_due()
    assert student.messages()[-1]["text"] == "You have thanked <@U_VOLUNTEER> already. Well done."

    clock.forward(days=14)
    await outbox.deliver_due()

    assert (len(student.messages()), len(volunteer.messages())) == (1, 0)


@pytest.mark.parametrize("label", ["Write thank-you", "I already sent one", "Later"])
async def test_a_press_after_the_letter_is_told(thanked, student, label):
    await student.presses(label, thanked)

    assert student.told == ["Nothing has changed: this one is finished already, with thanks."]


@pytest.mark.parametrize("label", ["Write thank-you", "I already sent one", "Later"])
async def test_the_volunteer_does_not_thank_themselves(thank_you_due, volunteer, label):
    await volunteer.presses(label, thank_you_due)

    assert volunteer.told == ["Nothing has changed: only the person it is meant for can do that."]


async def test_later_is_in_two_days_and_not_before(thank_you_due, student, outbox, clock):
    clock.forward(days=3, hours=3)  # a Monday, at noon
    await outbox.deliver_due()
    await student.presses("Later", student.messages()[-1]["blocks"])
    await outbox.deliver_due()
    assert [post["text"] for post in student.messages()] == [
        "Later, then: I will remind you in two days to thank <@U_VOLUNTEER>."
    ] * 2

    clock.forward(hours=47)
    await outbox.deliver_due()
    assert len(student.messages()) == 2
    clock.forward(hours=1)
    await outbox.deliver_due()

    assert len(student.messages()) == 3


async def test_a_double_press_of_later_is_told(thank_you_due, student):
    await student.presses("Later", thank_you_due)

    await student.presses("Later", thank_you_due)

    assert student.told == ["Nothing has changed: this reminder was answered already."]


@pytest.mark.parametrize(
    ("days", "line"),
    [
        (4, "You met <@U_VOLUNTEER> on 15 January 2026: thank them by 20 January 2026."),
        (5, "You met <@U_VOLUNTEER> on 15 January 2026: the thank-you letter is *late*."),
    ],
)
async def test_the_letter_is_late_after_five_days(met, student, clock, days, line):
    clock.forward(days=days)

    assert line in await student.reads("requests")
    assert line in words(await student.opens_home())


async def test_a_letter_sent_elsewhere_can_be_told_on_the_home_tab(met, student, slack):
    await student.presses_in(await student.opens_home(), "I already sent one")

    assert "thank them" not in words(slack.homes["U_STUDENT"])
