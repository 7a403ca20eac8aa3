"""The student takes a request back."""

import pytest

from tests.people import find_button, words

WITHDRAWN = (
    "<@U_STUDENT> has taken back the request for a conversation, and thanks you for being there to"
    " be asked. Nothing is left to do."
)


async def test_withdraw_asks_first(asked, student):
    button = find_button("Withdraw", (await student.opens_home())["blocks"])

    assert button["confirm"]["text"]["text"] == (
        "The request is taken back, and the volunteer is told so with thanks."
    )


async def test_the_volunteer_is_told_with_thanks(asked, student, volunteer, outbox):
    await student.presses_in(await student.opens_home(), "Withdraw")
    await outbox.deliver_due()

    card, told = volunteer.messages()
    assert told["text"] == WITHDRAWN
    assert "has taken this request back, with thanks" in words(card["blocks"])


async def test_a_volunteer_who_had_not_heard_of_it_is_told_nothing(
    student, volunteer, outbox, clock
):
    clock.forward(hours=5)  # 20:00 in London: the card waits for the morning
    await student.asks_for_intro("finance")
    await student.presses_in(await student.opens_home(), "Withdraw")
    clock.forward(hours=13)
    await outbox.deliver_due()

    assert volunteer.messages() == []


async def test_a_withdrawn_request_no_longer_counts(asked, student, slack):
    await student.presses_in(await student.opens_home(), "Withdraw")

    assert "You have 3 of 3 requests left." in words(slack.homes["U_STUDENT"])
    assert "waiting for the answer" not in words(slack.homes["U_STUDENT"])


@pytest.mark.parametrize("label", ["Accept", "Decline"])
async def test_a_press_on_a_withdrawn_card_is_told_in_plain_words(asked, student, volunteer, label):
    await student.presses_in(await student.opens_home(), "Withdraw")

    await volunteer.presses(label, asked)

    assert volunteer.told == ["Nothing has changed: this one was taken back by the student."]


async def test_what_was_accepted_meanwhile_is_not_withdrawn(asked, student, volunteer, slack):
    home = await student.opens_home()
    await volunteer.presses("Accept", asked)

    await student.presses_in(home, "Withdraw")

    assert words(slack.views[-1]).endswith("Nothing has changed: this one is accepted already.")


async def test_nobody_else_withdraws_it(asked, student, volunteer, slack):
    button = find_button("Withdraw", (await student.opens_home())["blocks"])

    await volunteer.presses("Withdraw", [{"elements": [button]}])

    assert volunteer.told == ["Nothing has changed: only the person it is meant for can do that."]


async def test_a_withdrawn_request_is_neither_bumped_nor_lapses(
    asked, student, volunteer, time_passes
):
    await student.presses_in(await student.opens_home(), "Withdraw")

    await time_passes(days=8)

    assert [post["text"] for post in volunteer.messages()][1:] == [WITHDRAWN]
    assert student.messages() == []
