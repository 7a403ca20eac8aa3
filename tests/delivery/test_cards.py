"""A card turns for good into what was answered."""

import pytest

from bot.delivery.claims import NEVER
from bot.delivery.slack import POST
from bot.domain.delivery import Status

ANSWER = {"key": "card:answered", "message": "thank_you_letter", "replaces": "card"}
FACTS = {"facts": {"student": "U_SAM", "letter": "Thank you."}}


async def test_a_card_that_was_sent_is_replaced(put, outbox, slack, row):
    await put("card")
    await outbox.deliver_due()

    await put(**ANSWER, **FACTS)
    await outbox.deliver_due()

    [post] = slack.posts_to("U_VERA")
    assert post["text"] == "<@U_SAM> thanks you for the conversation: “Thank you.”"
    card, answer = await row("card"), await row("card:answered")
    assert (answer.status, answer.channel, answer.ts) == (Status.SENT, card.channel, card.ts)


async def test_an_answer_waits_for_its_card_and_longer_each_time(put, outbox, row, passes, slack):
    slack.trouble(POST, 500)
    await put("card")
    await outbox.deliver_due()
    await put(**ANSWER, **FACTS)

    await outbox.deliver_due()
    assert "chat.update" not in slack.calls
    assert ((await row("card:answered")).status, (await row("card:answered")).attempts) == (
        Status.PENDING,
        1,
    )
    await passes(minutes=1)
    await outbox.deliver_due()
    await passes(seconds=5)
    await outbox.deliver_due()

    [post] = slack.posts_to("U_VERA")
    assert "Thank you." in post["text"]


@pytest.mark.parametrize(
    "status", [Status.DEAD, Status.CANCELLED, Status.EXPIRED], ids=lambda status: str(status)
)
async def test_no_answer_takes_the_place_of_a_card_that_was_never_sent(put, outbox, row, status):
    await put("card", status=status)
    await put(**ANSWER, **FACTS)

    await outbox.deliver_due()

    answer = await row("card:answered")
    assert (answer.status, answer.error) == (Status.CANCELLED, "the card was never sent")


async def test_no_answer_waits_for_a_parked_card(put, outbox, row):
    await put("card", status=Status.UNCERTAIN, lease_ends=NEVER)
    await put(**ANSWER, **FACTS)

    await outbox.deliver_due()

    assert (await row("card:answered")).status is Status.CANCELLED


async def test_no_answer_takes_the_place_of_a_card_nobody_knows(put, outbox, row):
    await put(**ANSWER, **FACTS)

    await outbox.deliver_due()

    assert (await row("card:answered")).status is Status.CANCELLED


@pytest.mark.parametrize("trouble", ["lost", 500, 429])
async def test_a_replacement_that_got_no_answer_is_made_again(
    put, outbox, slack, passes, row, trouble
):
    await put("card")
    await outbox.deliver_due()
    slack.trouble("chat.update", trouble)
    await put(**ANSWER, **FACTS)

    await outbox.deliver_due()
    await passes(seconds=7)
    await outbox.deliver_due()

    assert (await row("card:answered")).status is Status.SENT
    assert slack.calls.count("chat.update") == 2
    assert len(slack.posts) == 1


async def test_a_replacement_slack_will_not_take_is_dead(put, outbox, slack, row):
    await put("card")
    await outbox.deliver_due()
    slack.trouble("chat.update", "message_not_found")

    await put(**ANSWER, **FACTS)
    await outbox.deliver_due()

    assert (await row("card:answered")).status is Status.DEAD
