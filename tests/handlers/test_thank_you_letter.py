import json

import pytest

from tests.people import words

LETTER = "Thank you. I will read the budget you named."


async def test_the_form_begins_with_a_draft_of_their_own_wishes(thank_you_due, student, slack):
    await student.presses("Write thank-you", thank_you_due)

    view = slack.views[-1]
    assert (view["title"]["text"], view["submit"]["text"]) == ("Write thank-you", "Send letter")
    assert view["blocks"][1]["element"]["initial_value"] == (
        "Thank you for taking the time to talk with me. What you said about your career path"
        " stayed with me: …\n\nNext I am going to …\n\nThank you again."
    )


async def test_the_letter_reaches_the_volunteers_dm(thank_you_due, student, volunteer, outbox):
    await student.presses("Write thank-you", thank_you_due)
    await student.submits(letter=LETTER)
    await outbox.deliver_due()

    letter = volunteer.messages()[-1]
    assert letter["text"] == f"<@U_STUDENT> thanks you for the conversation: “{LETTER}”"
    assert words(letter["blocks"]).split("\n")[:2] == [
        ":envelope: A thank-you letter from <@U_STUDENT>:",
        LETTER,
    ]


@pytest.mark.parametrize("typed", ["<!here> <@U1> & *all*", "x" * 3000, "תודה רבה 🙂"])
async def test_a_letter_arrives_as_exactly_that_text(
    thank_you_due, student, volunteer, outbox, typed
):
    await student.presses("Write thank-you", thank_you_due)
    await student.submits(letter=typed)
    await outbox.deliver_due()

    letter = volunteer.messages()[-1]
    assert letter["blocks"][1]["elements"][0]["elements"] == [{"type": "text", "text": typed}]
    assert "<!" not in letter["text"]


@pytest.mark.parametrize(
    ("letter", "refusal"),
    [
        ("   ", "Write a few words first."),
        (
            "Thank you! Are you hiring?",
            "“Are you hiring?” asks for a job, and nobody asks for one in an informational"
            " interview. Better: “I would like to understand how people usually enter this field,"
            " and what the work asks of them.” Change that sentence; the rest stays as it is.",
        ),
    ],
)
async def test_a_letter_that_cannot_be_sent_stays_in_the_form(
    thank_you_due, student, volunteer, outbox, letter, refusal
):
    await student.presses("Write thank-you", thank_you_due)

    answer = await student.submits(letter=letter)
    await outbox.deliver_due()

    assert answer == {"response_action": "errors", "errors": {"letter": refusal}}
    assert volunteer.messages() == []


async def test_the_letter_can_be_written_on_the_home_tab(met, student, volunteer, outbox, slack):
    await student.presses_in(await student.opens_home(), "Write thank-you")
    await student.submits(letter=LETTER)
    await outbox.deliver_due()

    assert LETTER in volunteer.messages()[-1]["text"]
    assert "thank them" not in words(slack.homes["U_STUDENT"])


async def test_a_letter_that_was_sent_stays_sent_when_slack_refuses_the_home_tab(
    thank_you_due, student, volunteer, outbox, slack
):
    await student.presses("Write thank-you", thank_you_due)
    slack.trouble("views.publish", 503)

    answer = await student.submits(letter=LETTER)
    await outbox.deliver_due()

    assert json.dumps(answer) == "{}"
    assert LETTER in volunteer.messages()[-1]["text"]
