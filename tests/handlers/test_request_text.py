"""The words of *Request intro*: refused for length or a job-ask, or sent as they were typed."""

import pytest

from tests.people import OPENING, words


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        (
            "Are you hiring this summer?",
            "I would like to understand how people usually enter this field, and what the work"
            " asks of them.",
        ),
        (
            "I am looking for a job in finance.",
            "I would like to hear how you came to this work, and what you would look at first in"
            " my place.",
        ),
        (
            "I am looking for a summer internship.",
            "I would like to hear which first experiences taught you most in this field.",
        ),
        (
            "Could you refer me to your manager?",
            "Is there somebody else whose experience you think I should hear about?",
        ),
        (
            "Could you pass on my resume?",
            "I would like to hear which skills matter most in your work.",
        ),
    ],
)
async def test_a_job_ask_is_refused_in_its_own_words_with_a_better_sentence(
    student, volunteer, outbox, typed, better
):
    answer = await student.asks_for_intro("finance", opening=f"{OPENING} {typed}")
    await outbox.deliver_due()

    assert answer == {
        "response_action": "errors",
        "errors": {
            "opening": f"“{typed}” asks for a job, and nobody asks for one in an informational"
            f" interview. Better: “{better}” Change that sentence; the rest stays as it is."
        },
    }
    assert volunteer.messages() == []


async def test_after_a_refusal_the_same_form_can_be_sent(student, volunteer, outbox):
    await student.asks_for_intro("finance", opening=f"{OPENING} Are you hiring?")

    answer = await student.fills_in_request()
    await outbox.deliver_due()

    assert answer["view"]["title"]["text"] == "Request sent"
    assert len(volunteer.messages()) == 1


@pytest.mark.parametrize(
    ("count", "refusal"),
    [
        (29, "This has 29 words; 30 to 100 are right. Say who you are and why this field."),
        (30, None),
        (100, None),
        (
            101,
            "This has 101 words; 30 to 100 are right. Leave what can wait for the conversation.",
        ),
    ],
)
async def test_an_opening_statement_has_30_to_100_words(student, volunteer, count, refusal):
    answer = await student.asks_for_intro("finance", opening=" ".join(["word"] * count))

    assert answer.get("errors") == (refusal and {"opening": refusal})


@pytest.mark.parametrize(
    "typed",
    [
        "<!channel> <@U123> <https://larkspur.example|click> & {{ 7*7 }} *bold* `code` :wave:",
        "שלום, אני לומדת כלכלה 🙂",
        "w" * 2500,
        "one\n> two\n\n```three```",
    ],
)
async def test_what_was_typed_arrives_as_exactly_that_text(student, volunteer, outbox, typed):
    opening = f"{OPENING}\n{typed}"
    await student.asks_for_intro("finance", opening=opening, suggested_name=typed[:200])
    await outbox.deliver_due()

    [card] = volunteer.messages()
    quotes = [
        block["elements"][0]["elements"] for block in card["blocks"] if block["type"] == "rich_text"
    ]
    assert quotes == [
        [{"type": "text", "text": opening}],
        [{"type": "text", "text": typed[:200]}],
    ]
    assert "<!" not in card["text"]


async def test_what_no_database_stores_is_left_out(student, volunteer, outbox):
    await student.asks_for_intro("finance", suggested_name="Io\x00na \ud83d")
    await outbox.deliver_due()

    assert "Iona \ufffd" in words(volunteer.messages()[0]["blocks"])
