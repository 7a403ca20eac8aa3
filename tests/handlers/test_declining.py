from datetime import datetime

import pytest

from tests.people import words

KINDLY = (
    "It says nothing about you, and you may ask somebody else at once, and <@U_VOLUNTEER> again"
    " from 5 April 2026."
)


async def test_declining_twice_from_the_same_form_tells_the_student_once(
    asked, student, volunteer, outbox
):
    await volunteer.presses("Decline", asked)
    await volunteer.submits(reason="Other")

    answer = await volunteer.submits(reason="No time right now")
    await outbox.deliver_due()

    assert answer["errors"] == {"reason": "Nothing has changed: this one is declined already."}
    assert [post["text"] for post in student.messages()] == [
        f"<@U_VOLUNTEER> cannot take this conversation. {KINDLY}"
    ]


async def test_the_form_offers_the_four_reasons(asked, volunteer, slack):
    await volunteer.presses("Decline", asked)

    view = slack.views[-1]
    assert [block["label"]["text"] for block in view["blocks"] if block["type"] == "input"] == [
        "Reason",
        "Pause me until",
        "Message to the student",
    ]
    assert [option["value"] for option in view["blocks"][1]["element"]["options"]] == [
        "No time right now",
        "Not my area",
        "Someone else would suit better",
        "Other",
    ]


@pytest.mark.parametrize(
    ("reason", "text", "sentence"),
    [
        (
            "No time right now",
            "<@U_VOLUNTEER> cannot take this conversation: no time right now.",
            "<@U_VOLUNTEER> has no time for a conversation right now.",
        ),
        (
            "Not my area",
            "<@U_VOLUNTEER> cannot take this conversation: it is not their area.",
            "<@U_VOLUNTEER> says that this is not their area.",
        ),
        (
            "Someone else would suit better",
            "<@U_VOLUNTEER> cannot take this conversation: they think someone else would suit"
            " better.",
            "<@U_VOLUNTEER> thinks that someone else would suit you better.",
        ),
        (
            "Other",
            "<@U_VOLUNTEER> cannot take this conversation.",
            "<@U_VOLUNTEER> cannot take this conversation.",
        ),
    ],
)
async def test_a_decline_claims_no_reason_that_was_not_given(
    asked, student, volunteer, outbox, reason, text, sentence
):
    await volunteer.presses("Decline", asked)
    await volunteer.submits(reason=reason)
    await outbox.deliver_due()

    [told] = student.messages()
    assert told["text"] == f"{text} {KINDLY}"
    assert words(told["blocks"][0]).split("\n")[0] == sentence


async def test_a_decline_carries_the_volunteers_message(asked, student, volunteer, outbox):
    await volunteer.presses("Decline", asked)
    await volunteer.submits(reason="Other", message="Try <me> in May & good luck.")
    await outbox.deliver_due()

    [told] = student.messages()
    assert told["text"].endswith("They wrote: “Try &lt;me&gt; in May &amp; good luck.”")
    assert "Try <me> in May & good luck." in words(told["blocks"])


async def test_a_declined_student_gets_the_next_best_matches(
    asked, student, volunteer, person, outbox, slack
):
    await (await person("U_NEXT", name="Nora North")).volunteers()

    await volunteer.presses("Decline", asked)
    await volunteer.submits(reason="Other")
    await outbox.deliver_due()

    [told] = student.messages()
    assert told["text"].endswith("Others who may be glad to talk: Nora North.")
    await student.presses("Request intro", told["blocks"])
    assert "Nora North" in words(slack.views[-1])
    assert "@example" not in words(told["blocks"])


async def test_a_declined_student_whom_nobody_else_fits_may_wait(asked, student, volunteer, outbox):
    await volunteer.presses("Decline", asked)
    await volunteer.submits(reason="Other")
    await outbox.deliver_due()

    await student.presses("Tell me when someone joins", student.messages()[0]["blocks"])

    assert student.told == ["I will tell you when somebody joins who fits “finance”."]


@pytest.mark.parametrize(("day", "shown"), [("2026-01-31", False), ("2026-02-01", True)])
async def test_pause_me_until_hides_the_volunteer_up_to_that_day(
    asked, volunteer, person, clock, day, shown
):
    await volunteer.presses("Decline", asked)
    await volunteer.submits(reason="No time right now", pause_until="2026-02-01")
    clock.to(datetime.fromisoformat(f"{day}T12:00+00:00"))

    other = await person("U_OTHER")

    assert ("Vera Vale" in words(await other.finds("finance"))) is shown


@pytest.mark.parametrize("day", ["2026-01-05", "2025-12-24", "0001-01-01"])
async def test_a_pause_that_is_over_already_is_refused_and_nothing_is_declined(
    asked, student, volunteer, outbox, day
):
    await volunteer.presses("Decline", asked)

    answer = await volunteer.submits(reason="Other", pause_until=day)
    await outbox.deliver_due()

    assert answer == {
        "response_action": "errors",
        "errors": {"pause_until": "That day is not in the future. Choose a later one."},
    }
    assert student.messages() == []


async def test_a_request_can_be_declined_on_the_home_tab(asked, volunteer, slack):
    await volunteer.presses_in(await volunteer.opens_home(), "Decline")
    await volunteer.submits(reason="Other")

    assert "asked you on" not in words(slack.homes["U_VOLUNTEER"])
