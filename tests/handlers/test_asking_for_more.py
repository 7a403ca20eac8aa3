"""`Ask for more`: question, answer, and a clock that begins anew once."""

import pytest
from sqlalchemy import func, select

from bot.models import Outgoing
from tests.people import OPENING, find_button, words

QUESTION, ANSWER = "Which <course> was it & when?", "Public budgets, *last* spring."


def labels(post):
    return [
        element["text"]["text"]
        for block in post["blocks"]
        for element in block.get("elements", [])
        if element.get("type") == "button"
    ]


@pytest.fixture
def asks(volunteer, outbox):
    """The volunteer asks, from this card."""

    async def asks(card, question=QUESTION):
        await volunteer.presses("Ask for more", card)
        answer = await volunteer.submits(question=question)
        await outbox.deliver_due()
        return answer

    return asks


@pytest.fixture
def answers(student, outbox):
    """The student answers what was asked last."""

    async def answers(answer=ANSWER):
        await student.presses("Answer", student.messages()[-1]["blocks"])
        said = await student.submits(answer=answer)
        await outbox.deliver_due()
        return said

    return answers


@pytest.fixture
async def questioned(asked, asks):
    await asks(asked)
    return asked


async def test_the_question_reaches_the_student_at_once_to_the_letter(questioned, student):
    [told] = student.messages()

    assert told["text"] == (
        "<@U_VOLUNTEER> would like to know more before answering your request:"
        " “Which &lt;course&gt; was it &amp; when?”"
    )
    assert QUESTION in words(told["blocks"])
    assert labels(told) == ["Answer", "Withdraw"]


async def test_the_card_says_that_the_answer_is_awaited_and_keeps_its_other_buttons(
    questioned, volunteer
):
    [card] = volunteer.messages()

    assert "You asked:" in words(card["blocks"])
    assert "The answer is awaited." in words(card["blocks"])
    assert labels(card)[:2] == ["Accept", "Decline"]
    assert "Ask for more" not in labels(card)


async def test_the_answer_reaches_the_volunteer_with_the_buttons(questioned, volunteer, answers):
    await answers()

    card, told = volunteer.messages()
    assert told["text"] == (
        f"<@U_STUDENT> answers your question: “{ANSWER}” You had asked:"
        " “Which &lt;course&gt; was it &amp; when?”"
    )
    assert labels(told)[:2] == labels(card)[:2] == ["Accept", "Decline"]
    assert all(each in words(card["blocks"]) for each in (OPENING, QUESTION, ANSWER))


async def test_the_students_card_keeps_question_and_answer(questioned, student, answers):
    await answers()

    [card] = student.messages()
    assert card["text"].endswith(f"You answered: “{ANSWER}”")
    assert labels(card) == []


async def test_an_accept_turns_every_card(questioned, volunteer, answers, outbox):
    await answers()

    await volunteer.presses("Accept", volunteer.messages()[-1]["blocks"])
    await outbox.deliver_due()

    assert ["You accepted" in words(post["blocks"]) for post in volunteer.messages()] == [True] * 2


async def test_who_decides_without_the_answer_leaves_nothing_open(
    questioned, student, volunteer, outbox
):
    await volunteer.presses("Accept", questioned)
    await outbox.deliver_due()
    [card] = student.messages()

    assert "Nothing is left to do" in card["text"]
    await student.presses("Answer", [{"elements": [answer_button("intro")]}])
    assert student.told[0].startswith("Nothing has changed: this one is accepted already")


def answer_button(introduction):
    text = {"type": "plain_text", "text": "Answer"}
    return {"type": "button", "text": text, "action_id": "question.answer", "value": introduction}


async def test_one_question_at_a_time(questioned, volunteer, slack):
    opened = len(slack.views)

    await volunteer.presses("Ask for more", questioned)

    assert len(slack.views) == opened
    assert volunteer.told == [
        "Nothing has changed: you have asked already, and the answer is awaited. You need not wait"
        " for it."
    ]


async def test_the_same_question_sent_twice_is_asked_once(asked, student, volunteer, outbox):
    await volunteer.presses("Ask for more", asked)
    await volunteer.submits(question=QUESTION)

    answer = await volunteer.submits(question=QUESTION)
    await outbox.deliver_due()

    assert answer["errors"]["question"].startswith("Nothing has changed: you have asked already")
    assert len(student.messages()) == 1


async def test_the_same_answer_sent_twice_is_told_once(
    questioned, student, volunteer, answers, outbox
):
    await answers()

    answer = await student.submits(answer="Another one.")
    await student.presses("Answer", [{"elements": [answer_button("intro")]}])
    await outbox.deliver_due()

    answered = "Nothing has changed: the question is answered already."
    assert answer["errors"] == {"answer": answered}
    assert student.told == [answered]
    assert len(volunteer.messages()) == 2


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ("   ", "Write a few words first."),
        ("x" * 501, "This is longer than 500 characters, which is as much as one message carries."),
    ],
)
async def test_a_question_has_words_and_fits(asked, volunteer, slack, said, error):
    await volunteer.presses("Ask for more", asked)
    slack.views[-1]["blocks"][1]["element"]["max_length"] = 3000

    assert (await volunteer.submits(question=said))["errors"] == {"question": error}


async def test_an_answer_that_asks_for_a_job_is_refused_in_the_modal(
    questioned, volunteer, answers
):
    answer = await answers("I would like to know. Could you get me a job at your company?")

    assert answer["errors"]["answer"].endswith("Change that sentence; the rest stays as it is.")
    assert len(volunteer.messages()) == 1


@pytest.mark.parametrize("user_id", ["U_STUDENT", "U_STRANGER"])
async def test_nobody_else_asks(asked, person, slack, user_id):
    somebody, opened = await person(user_id), len(slack.views)

    await somebody.presses("Ask for more", asked)

    assert len(slack.views) == opened
    assert somebody.told == ["Nothing has changed: only the person it is meant for can do that."]


async def test_nobody_else_answers(questioned, student, volunteer):
    button = find_button("Answer", student.messages()[0]["blocks"])

    await volunteer.presses("Answer", [{"elements": [button]}])

    assert volunteer.told == ["Nothing has changed: only the person it is meant for can do that."]


async def test_while_the_answer_is_awaited_the_student_is_reminded_and_not_the_volunteer(
    questioned, student, volunteer, time_passes
):
    await time_passes(days=3)

    assert student.messages()[-1]["text"].startswith("<@U_VOLUNTEER> is still waiting for your")
    assert len(volunteer.messages()) == 1


async def test_with_the_answer_the_clock_begins_anew(
    asked, asks, answers, student, volunteer, time_passes
):
    await time_passes(days=6)
    await asks(asked)
    await time_passes(days=2)
    await answers()

    await time_passes(days=3)
    assert "is waiting for a word" in volunteer.messages()[-1]["text"]
    await time_passes(days=3)
    assert "waiting for the answer" in words(await student.opens_home())
    await time_passes(days=1)
    assert "waiting for the answer" not in words(await student.opens_home())


async def test_it_begins_anew_once(asked, asks, answers, student, volunteer, time_passes):
    await asks(asked)
    await answers()
    await time_passes(days=5)
    await asks(asked, "And why finance?")
    await time_passes(days=1)
    assert await answers() == {}

    await time_passes(days=1)

    assert "waiting for the answer" not in words(await student.opens_home())


async def test_who_has_asked_again_is_not_bumped_while_the_answer_is_awaited(
    asked, asks, answers, volunteer, time_passes
):
    await asks(asked)
    await answers()
    await time_passes(days=1)
    await asks(asked, "And why finance?")

    await time_passes(days=3)

    assert not any("is waiting for a word" in post["text"] for post in volunteer.messages())


async def test_a_question_that_stays_open_lapses_and_is_not_laid_at_the_volunteers_door(
    questioned, student, volunteer, time_passes
):
    await time_passes(days=7)

    assert student.messages()[-1]["text"].startswith(
        "The question of <@U_VOLUNTEER> has stood open for a week, so your request is closed"
    )
    assert volunteer.messages()[-1]["text"].startswith(
        "The request of <@U_STUDENT> has lapsed: your question has stood open for a week."
    )


async def test_a_card_that_was_not_sent_yet_goes_out_with_the_question(
    student, volunteer, does, outbox, clock, database
):
    clock.forward(hours=5)  # 20:00 in London: the card waits for the morning
    await student.asks_for_intro("finance")
    introduction = find_button("Accept", (await volunteer.opens_home())["blocks"])["value"]
    await does.asking.ask("T1", introduction, by="U_VOLUNTEER", question=QUESTION)
    async with database.reads() as session:
        shown_anew = select(func.count()).where(Outgoing.replaces.is_not(None))
        assert await session.scalar(shown_anew) == 0
    clock.forward(hours=13)
    await outbox.deliver_due()

    [card] = volunteer.messages()
    assert QUESTION in words(card["blocks"])


async def test_a_question_is_answered_on_the_home_tab_too(questioned, student, slack):
    await student.presses_in(await student.opens_home(), "Answer")

    await student.submits(answer=ANSWER)

    assert "asked you something" not in words(slack.homes["U_STUDENT"])
    assert "waiting for the answer" in words(slack.homes["U_STUDENT"])
