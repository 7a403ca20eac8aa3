from datetime import UTC, datetime

import pytest

from tests.people import words

ONLY_THEIRS = "Nothing has changed: only the person it is meant for can do that."
KINDLY = "It says nothing about you, and you may ask somebody else at once."
NEXT_MONTH = datetime(2026, 2, 2, 15, tzinfo=UTC)


@pytest.fixture
async def accepted(asked, volunteer, outbox):
    """The buttons that did it."""
    await volunteer.presses("Accept", asked)
    await outbox.deliver_due()
    return asked


def buttons(blocks):
    return [
        element["text"]["text"]
        for block in blocks
        for element in block.get("elements", [])
        if element["type"] == "button"
    ]


async def test_accept_opens_a_group_message_that_says_who_is_who(accepted, student):
    [together] = student.messages("U_VOLUNTEER")

    assert together["text"] == (
        "<@U_STUDENT>, meet <@U_VOLUNTEER>: 20 minutes, for information and not for a job."
        " It is now Mon 09:00 (Chicago) for <@U_STUDENT> and Mon 15:00 (London) for"
        " <@U_VOLUNTEER>."
    )
    assert "*What for:* career path\n*How:* video, 20 minutes" in words(together["blocks"])


@pytest.mark.parametrize(
    ("label", "decided"), [("Accept", "You accepted."), ("Decline", "You declined.")]
)
async def test_the_pressed_card_turns_for_good_into_what_was_decided(
    asked, volunteer, outbox, label, decided
):
    await volunteer.presses(label, asked)
    if label == "Decline":
        await volunteer.submits(reason="Other")
    await outbox.deliver_due()

    [card] = volunteer.messages()
    assert decided in words(card["blocks"])
    assert buttons(card["blocks"]) == []


@pytest.mark.parametrize("label", ["Accept", "Decline"])
async def test_a_press_after_accept_is_told_and_changes_nothing(
    accepted, student, volunteer, outbox, label
):
    await volunteer.presses(label, accepted)
    await outbox.deliver_due()

    assert volunteer.told == ["Nothing has changed: this one is accepted already."]
    assert len(student.messages("U_VOLUNTEER")) == 1


@pytest.mark.parametrize("label", ["Accept", "Decline"])
async def test_a_press_after_decline_is_told_and_changes_nothing(
    asked, student, volunteer, outbox, label
):
    await volunteer.presses("Decline", asked)
    await volunteer.submits(reason="Other")

    await volunteer.presses(label, asked)
    await outbox.deliver_due()

    assert volunteer.told == ["Nothing has changed: this one is declined already."]
    assert student.messages("U_VOLUNTEER") == []


@pytest.mark.parametrize("label", ["Accept", "Decline"])
@pytest.mark.parametrize("user_id", ["U_STUDENT", "U_STRANGER"])
async def test_nobody_else_answers_for_the_volunteer(
    asked, person, student, volunteer, outbox, user_id, label
):
    somebody = await person(user_id)

    await somebody.presses(label, asked)
    await outbox.deliver_due()

    assert somebody.told == [ONLY_THEIRS]
    assert student.messages("U_VOLUNTEER") == []
    assert buttons(volunteer.messages()[0]["blocks"]) == ["Accept", "Decline"]


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
    assert told["text"].endswith("They may be glad to talk, too: Nora North.")
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


@pytest.fixture
async def three_cards(volunteer, person, outbox):
    """Three students have asked the same volunteer, who meets two a month."""
    for number in range(3):
        await (await person(f"U_{number}")).asks_for_intro("finance")
        await outbox.deliver_due()
    return [card["blocks"] for card in volunteer.messages()]


async def test_a_third_meeting_of_the_month_is_not_agreed_to(three_cards, volunteer, outbox, slack):
    for card in three_cards:
        await volunteer.presses("Accept", card)
    await outbox.deliver_due()

    assert volunteer.told == [
        "You have agreed to 2 meetings this month, which is what you allowed. Raise the number"
        " with `/infoview profile` to take this one too."
    ]
    assert sum(len(slack.posts_to("U_VOLUNTEER", f"U_{number}")) for number in range(3)) == 2


async def test_a_volunteer_whose_meetings_are_agreed_on_is_not_shown(
    three_cards, volunteer, student
):
    await volunteer.presses("Accept", three_cards[0])
    assert "1 meeting left this month" in words(await student.finds("finance"))

    await volunteer.presses("Accept", three_cards[1])

    assert "Vera Vale" not in words(await student.finds("finance"))


async def test_the_next_month_has_room_again(three_cards, volunteer, outbox, clock, slack):
    await volunteer.presses("Accept", three_cards[0])
    await volunteer.presses("Accept", three_cards[1])
    clock.to(NEXT_MONTH)

    await volunteer.presses("Accept", three_cards[2])
    await outbox.deliver_due()

    assert volunteer.told == []
    assert sum(len(slack.posts_to("U_VOLUNTEER", f"U_{number}")) for number in range(3)) == 3


async def test_a_raised_number_makes_room_at_once(three_cards, volunteer):
    await volunteer.presses("Accept", three_cards[0])
    await volunteer.presses("Accept", three_cards[1])
    await volunteer.volunteers(meetings_per_month="3")

    await volunteer.presses("Accept", three_cards[2])

    assert volunteer.told == []


async def test_a_request_can_be_accepted_on_the_home_tab(asked, student, volunteer, outbox, slack):
    await volunteer.presses_in(await volunteer.opens_home(), "Accept")
    await outbox.deliver_due()

    assert len(student.messages("U_VOLUNTEER")) == 1
    assert "You and <@U_STUDENT> agreed to meet on 5 January 2026. Have you met?" in words(
        slack.homes["U_VOLUNTEER"]
    )


async def test_an_answer_on_the_home_tab_spares_the_card(student, volunteer, outbox, clock):
    clock.forward(hours=5)  # 20:00 in London: the card waits for the morning
    await student.asks_for_intro("finance")
    await volunteer.presses_in(await volunteer.opens_home(), "Accept")
    clock.forward(hours=13)
    await outbox.deliver_due()

    assert volunteer.messages() == []
    assert len(student.messages("U_VOLUNTEER")) == 1


async def test_a_request_can_be_declined_on_the_home_tab(asked, volunteer, slack):
    await volunteer.presses_in(await volunteer.opens_home(), "Decline")
    await volunteer.submits(reason="Other")

    assert "asked you on" not in words(slack.homes["U_VOLUNTEER"])
