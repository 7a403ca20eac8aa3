import pytest

from tests.people import buttons, words

ONLY_THEIRS = "Nothing has changed: only the person it is meant for can do that."


@pytest.fixture
async def accepted(asked, volunteer, outbox):
    """The buttons that did it."""
    await volunteer.presses("Accept", asked)
    await outbox.deliver_due()
    return asked


async def test_accept_opens_a_group_message_that_says_who_is_who(accepted, student):
    [together] = student.messages("U_VOLUNTEER")

    assert together["text"] == (
        "<@U_STUDENT>, meet <@U_VOLUNTEER>: 20 minutes, for information and not for a job."
        " It is now Mon 09:00 (Chicago) for <@U_STUDENT> and Mon 15:00 (London) for"
        " <@U_VOLUNTEER>."
    )
    assert "*What for:* career path\n*How:* video, 20 minutes" in words(together["blocks"])


@pytest.mark.parametrize(
    ("label", "decided", "left"),
    [
        ("Accept", "You accepted.", ["And this fills my month", "Pause", "Stop"]),
        ("Decline", "You declined.", ["Pause", "Stop"]),
    ],
)
async def test_the_pressed_card_turns_for_good_into_what_was_decided(
    asked, volunteer, outbox, label, decided, left
):
    await volunteer.presses(label, asked)
    if label == "Decline":
        await volunteer.submits(reason="Other")
    await outbox.deliver_due()

    [card] = volunteer.messages()
    assert decided in words(card["blocks"])
    assert buttons(card["blocks"]) == left


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
    somebody, before = await person(user_id), buttons(volunteer.messages()[0]["blocks"])

    await somebody.presses(label, asked)
    await outbox.deliver_due()

    assert somebody.told == [ONLY_THEIRS]
    assert student.messages("U_VOLUNTEER") == []
    assert buttons(volunteer.messages()[0]["blocks"]) == before


async def test_a_request_can_be_accepted_on_the_home_tab(asked, student, volunteer, outbox, slack):
    await volunteer.presses_in(await volunteer.opens_home(), "Accept")
    await outbox.deliver_due()

    assert len(student.messages("U_VOLUNTEER")) == 1
    assert (
        "You said yes to <@U_STUDENT> on 5 January 2026; they propose times. Have you met?"
        in words(slack.homes["U_VOLUNTEER"])
    )


async def test_an_answer_on_the_home_tab_spares_the_card(student, volunteer, outbox, clock):
    clock.forward(hours=5)  # 20:00 in London: the card waits for the morning
    await student.asks_for_intro("finance")
    await volunteer.presses_in(await volunteer.opens_home(), "Accept")
    clock.forward(hours=13)
    await outbox.deliver_due()

    assert volunteer.messages() == []
    assert len(student.messages("U_VOLUNTEER")) == 1
