"""Three requests in a row without an answer: *still with us?*, then hidden, back in one press."""

import pytest

from tests.people import words

STILL = (
    "Are you still with us? The last 3 requests stayed without an answer, which is no reproach:"
    " without a word from you I stop showing you to students in a week."
)


@pytest.fixture
def silent(volunteer, person, outbox, time_passes):
    """So many students are not answered, one after the other."""
    numbers = iter(range(100))

    async def silent(times):
        for _ in range(times):
            student = await person(f"U_STUDENT_{next(numbers)}")
            await student.asks_for_intro("finance")
            await outbox.deliver_due()
            await time_passes(days=7)
        await time_passes(days=1)

    return silent


def asked_whether_there(volunteer):
    return [post for post in volunteer.messages() if "still with us" in words(post["blocks"])]


@pytest.mark.parametrize(("times", "asked"), [(2, 0), (3, 1)])
async def test_after_three_in_a_row_they_are_asked_once(volunteer, silent, times, asked):
    await silent(times)

    assert len(asked_whether_there(volunteer)) == asked


async def test_an_answer_begins_the_count_anew(volunteer, silent, person, outbox):
    await silent(2)
    student = await person("U_ANSWERED")
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    await volunteer.presses("Decline", volunteer.messages()[-1]["blocks"])
    await volunteer.submits(reason="Other")

    await silent(1)

    assert asked_whether_there(volunteer) == []


async def test_who_says_nothing_is_hidden_a_week_later(volunteer, silent, student, time_passes):
    await silent(3)
    assert "Vera Vale" in words(await student.finds("finance"))

    await time_passes(days=7)

    assert "Vera Vale" not in words(await student.finds("finance"))
    assert volunteer.messages()[-1]["text"].startswith("I have stopped showing you to students")
    assert any("There was no word from you" in post["text"] for post in volunteer.messages())


async def test_one_press_brings_them_back(volunteer, silent, student, time_passes):
    await silent(3)
    await time_passes(days=7)

    await volunteer.presses("Resume", volunteer.messages()[-1]["blocks"])

    assert volunteer.told == ["Welcome back: students may ask you again."]
    assert "Vera Vale" in words(await student.finds("finance"))


@pytest.mark.parametrize(
    ("label", "shown", "turned"),
    [
        ("Stay", True, "Good that you are still with us."),
        ("Pause", False, "You are paused: nobody asks you until you say `/infoview resume`."),
        ("Leave", False, "You have left, with thanks for all you gave."),
    ],
)
async def test_each_answer_is_taken_at_its_word(
    volunteer, silent, student, outbox, time_passes, label, shown, turned
):
    await silent(3)
    [card] = asked_whether_there(volunteer)

    await volunteer.presses(label, card["blocks"])
    await outbox.deliver_due()
    await time_passes(days=8)

    assert any(post["text"].startswith(turned) for post in volunteer.messages())
    assert ("Vera Vale" in words(await student.finds("finance"))) is shown
    assert not any("I have stopped showing" in post["text"] for post in volunteer.messages())


async def test_any_answer_to_a_request_says_that_they_are_still_there(
    volunteer, silent, student, outbox, time_passes
):
    await silent(3)
    await student.asks_for_intro("finance")
    await outbox.deliver_due()

    await volunteer.presses("Accept", volunteer.messages()[-1]["blocks"])
    await time_passes(days=8)

    assert any("Good that you are still with us." in post["text"] for post in volunteer.messages())
    assert not any("I have stopped showing" in post["text"] for post in volunteer.messages())


async def test_who_rests_is_not_asked(volunteer, person, outbox, time_passes):
    for number in range(3):
        await (await person(f"U_STUDENT_{number}")).asks_for_intro("finance")
        await outbox.deliver_due()
        await time_passes(days=1)
    await volunteer.reads("pause")

    await time_passes(days=8)

    assert sum("has lapsed" in post["text"] for post in volunteer.messages()) >= 3
    assert asked_whether_there(volunteer) == []


async def test_what_waited_for_the_student_is_not_counted(
    volunteer, silent, person, outbox, time_passes
):
    student = await person("U_ASKED")
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    await volunteer.presses("Ask for more", volunteer.messages()[-1]["blocks"])
    await volunteer.submits(question="Why finance?")
    await time_passes(days=7)

    await silent(2)

    assert sum("has stood open" in post["text"] for post in volunteer.messages()) == 1
    assert asked_whether_there(volunteer) == []


async def test_what_never_reached_them_is_not_counted(
    volunteer, silent, student, slack, outbox, time_passes
):
    await silent(2)
    await student.asks_for_intro("finance")
    slack.trouble("chat.postMessage", "restricted_action")
    await outbox.deliver_due()

    await time_passes(days=8)

    assert any("has not answered" in post["text"] for post in student.messages())
    assert asked_whether_there(volunteer) == []


@pytest.fixture
async def yet_to_come(volunteer, silent, person, clock, outbox, time_passes):
    """Asked whether they are still with us, and a request waits for the morning; who sent it."""
    await silent(3)
    await time_passes(days=5, hours=6)  # the evening before
    last = await person("U_LAST")
    await last.asks_for_intro("finance")
    await outbox.deliver_due()
    return last


async def test_who_is_hidden_is_not_sent_what_was_to_come(yet_to_come, volunteer, time_passes):
    await time_passes(hours=19)

    assert any("takes no requests for now" in post["text"] for post in yet_to_come.messages())
    assert not any("U_LAST" in post["text"] for post in volunteer.messages())
    assert any("There was no word from you" in post["text"] for post in volunteer.messages())


async def test_who_pauses_then_is_taken_at_their_word(yet_to_come, volunteer, outbox):
    [card] = asked_whether_there(volunteer)

    await volunteer.presses("Pause", card["blocks"])
    await outbox.deliver_due()

    assert any("You are paused" in post["text"] for post in volunteer.messages())
