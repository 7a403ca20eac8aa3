from datetime import UTC, datetime

import pytest

from tests.people import words

ASKED = "You and <@U_VOLUNTEER> were last in touch some months ago."


def reminders(student):
    return [post for post in student.messages() if post["text"].startswith(ASKED)]


async def test_four_months_after_the_letter_the_student_is_asked(thanked, student, outbox, clock):
    clock.to(datetime(2026, 5, 15, 15, tzinfo=UTC))  # thanked on 16 January; a Friday
    await outbox.deliver_due()
    assert reminders(student) == []

    clock.to(datetime(2026, 5, 18, 14, tzinfo=UTC))  # Monday, 9:00 in Chicago
    await outbox.deliver_due()

    [asked] = reminders(student)
    assert [each["text"]["text"] for each in asked["blocks"][1]["elements"]] == [
        "Send update",
        "Skip this time",
        "Stop reminders",
    ]


@pytest.mark.parametrize(("hour", "messages"), [(13, 0), (14, 1), (22, 1), (23, 0)])
async def test_the_student_is_asked_in_their_daytime_alone(
    thanked, student, outbox, clock, hour, messages
):
    clock.to(datetime(2026, 5, 19, hour, tzinfo=UTC))  # from 9 to 18 in Chicago: 14 to 23
    await outbox.deliver_due()

    assert len(reminders(student)) == messages


async def test_thanking_outside_the_app_starts_the_clock_too(thank_you_due, student, outbox, clock):
    await student.presses("I already sent one", thank_you_due)
    clock.forward(days=125)
    await outbox.deliver_due()

    assert len(reminders(student)) == 1


async def test_an_update_reaches_the_volunteers_dm(check_in, student, volunteer, outbox):
    await student.presses("Send update", check_in)
    await student.submits(letter="I changed my major.")
    await outbox.deliver_due()

    assert volunteer.messages()[-1]["text"] == (
        "An update from <@U_STUDENT>, whom you talked with: “I changed my major.”"
    )
    assert student.messages()[-1]["text"] == (
        "You and <@U_VOLUNTEER> are in touch. I will ask again in some months."
    )


async def test_an_update_starts_the_clock_anew(check_in, student, outbox, clock):
    await student.presses("Send update", check_in)
    clock.forward(days=10)
    await student.submits(letter="I changed my major.")

    clock.forward(days=119)
    await outbox.deliver_due()
    assert reminders(student) == []
    clock.forward(days=5)
    await outbox.deliver_due()

    assert len(reminders(student)) == 1


async def test_an_update_submitted_twice_is_sent_once(check_in, student, volunteer, outbox):
    await student.presses("Send update", check_in)
    await student.submits(letter="I changed my major.")
    before = len(volunteer.messages())

    answer = await student.submits(letter="I changed my major.")
    await outbox.deliver_due()

    assert answer == {}
    assert len(volunteer.messages()) == before + 1


async def test_an_update_that_asks_for_a_job_stays_in_the_form(
    check_in, student, volunteer, outbox
):
    await student.presses("Send update", check_in)

    answer = await student.submits(letter="I graduated. Are you hiring?")
    await outbox.deliver_due()

    assert answer["errors"]["letter"].startswith("“Are you hiring?” asks for a job")
    assert len(volunteer.messages()) == 1  # the thank-you


async def test_a_skipped_time_is_followed_by_the_next(check_in, student, outbox, clock):
    await student.presses("Skip this time", check_in)
    await outbox.deliver_due()
    assert student.messages()[-1]["text"] == (
        "Skipped this time. I will ask again in some months about <@U_VOLUNTEER>."
    )

    clock.forward(days=125)
    await outbox.deliver_due()

    assert len(reminders(student)) == 1


async def skips(student, outbox, clock, times):
    for _ in range(times):
        await student.presses("Skip this time", student.messages()[-1]["blocks"])
        await outbox.deliver_due()
        clock.forward(days=126)  # a whole number of weeks
        await outbox.deliver_due()


async def test_three_skips_in_a_row_end_it(check_in, student, outbox, clock):
    await skips(student, outbox, clock, 3)

    assert reminders(student) == []
    assert student.messages()[-1]["text"] == (
        "Skipped three times, so there will be no more reminders about <@U_VOLUNTEER>."
    )
    assert "Keeping in touch" not in words(await student.opens_home())


async def test_an_update_between_skips_counts_them_anew(check_in, student, outbox, clock):
    await skips(student, outbox, clock, 2)
    await student.presses("Send update", student.messages()[-1]["blocks"])
    await student.submits(letter="I changed my major.")
    await outbox.deliver_due()
    clock.forward(days=126)
    await outbox.deliver_due()

    await skips(student, outbox, clock, 2)

    assert len(reminders(student)) == 1


async def test_a_second_skip_of_the_same_time_is_told(check_in, student):
    await student.presses("Skip this time", check_in)

    await student.presses("Skip this time", check_in)

    assert student.told == ["Nothing has changed: this reminder was answered already."]


async def test_stop_ends_the_reminders(check_in, student, outbox, clock):
    await student.presses("Stop reminders", check_in)
    await outbox.deliver_due()
    assert student.messages()[-1]["text"] == "No more reminders about <@U_VOLUNTEER>."

    clock.forward(days=130)
    await outbox.deliver_due()

    assert reminders(student) == []


async def test_a_skip_after_stop_is_told(check_in, student):
    await student.presses("Stop reminders", check_in)

    await student.presses("Skip this time", check_in)

    assert student.told == ["Nothing has changed: this reminder was answered already."]


async def test_the_home_tab_shows_when_and_takes_an_update(thanked, student, volunteer, outbox):
    await outbox.deliver_due()
    home = await student.opens_home()
    assert "<@U_VOLUNTEER>: I remind you around 16 May 2026." in words(home)

    await student.presses_in(home, "Send update")
    await student.submits(letter="I changed my major.")
    await outbox.deliver_due()

    assert "I changed my major." in volunteer.messages()[-1]["text"]


async def test_reminders_can_be_stopped_on_the_home_tab(thanked, student, outbox, clock, slack):
    await student.presses_in(await student.opens_home(), "Stop reminders")
    assert "Keeping in touch" not in words(slack.homes["U_STUDENT"])

    clock.forward(days=130)
    await outbox.deliver_due()

    assert reminders(student) == []
