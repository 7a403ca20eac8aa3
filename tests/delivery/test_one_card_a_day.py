"""Of requests nobody gets two in one day, whatever is due: after an outage, to many, by many."""

import asyncio
from collections import Counter

import pytest

from bot.delivery.outbox import HANDS
from bot.domain.delivery import Manner, Status
from tests.messages.samples import messages

PEOPLE = [f"U_{number}" for number in range(HANDS)]
EACH = 4


@pytest.fixture
def card(put):
    """Put a request to somebody into the outbox."""

    async def card(key, to="U_VERA"):
        [facts, *_] = messages()["introduction_requested"]
        request = {"message": "introduction_requested", "facts": facts, "about": key}
        await put(key, to=[to], manner=Manner.IN_HOURS, **request)

    return card


@pytest.fixture
async def many_due(card, slack):
    """To many people, several each, all of it due: the bot was away for days."""
    for user_id in PEOPLE:
        slack.join(user_id)
        for number in range(EACH):
            await card(f"{user_id}-{number}", user_id)


@pytest.mark.usefixtures("many_due")
async def test_after_an_outage_each_person_gets_one_a_day(replica, passes, slack):
    seen = []
    for _ in range(EACH):
        for _ in range(3):  # Slack's pace puts some of it off for a while
            await asyncio.gather(*(replica().deliver_due() for _ in range(2)))
            await passes(hours=2)
        got = Counter(len(slack.posts_to(user_id)) for user_id in PEOPLE)
        seen.append(dict(got))
        await passes(hours=18)

    assert seen == [{day: len(PEOPLE)} for day in range(1, EACH + 1)]


async def test_a_card_whose_answer_was_lost_keeps_its_day(card, slack, outbox, row, passes):
    slack.trouble("chat.postMessage", 500)
    await card("first")
    await outbox.deliver_due()
    await card("second")
    await outbox.deliver_due()

    await passes(minutes=2)
    await outbox.deliver_due()

    assert [(await row(key)).status for key in ("first", "second")] == [
        Status.SENT,
        Status.PENDING,
    ]


async def test_a_nudge_on_the_day_of_a_request_is_another_thing(card, put, slack, outbox):
    await card("request")
    await put("nudge", manner=Manner.NUDGE)

    await outbox.deliver_due()

    assert len(slack.posts_to("U_VERA")) == 2


@pytest.mark.parametrize("company", [[], ["nudge"]])
async def test_who_was_shown_a_card_just_now_is_not_bumped(card, put, outbox, passes, row, company):
    await card("intro")
    await outbox.deliver_due()
    for key in company:
        await put(key, manner=Manner.NUDGE)
    [facts] = messages()["introduction_bumped"]
    bump = {"message": "introduction_bumped", "facts": facts, "about": "intro"}
    await put("bump", manner=Manner.NUDGE, **bump)

    for status in (Status.PENDING, Status.SENT):
        await outbox.deliver_due()
        assert (await row("bump")).status is status
        await passes(days=3)
