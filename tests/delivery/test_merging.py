"""One nudge message a day a person: what is due together comes together."""

from datetime import timedelta

import pytest

from bot.delivery.sending import Sender
from bot.domain.delivery import Manner, Status
from tests.delivery.faults import Blind, with_sender, with_slack
from tests.people import find_button, words

VERA = "U_VERA"


@pytest.fixture
def nudge(put):
    """Put a question about a conversation with somebody into the outbox."""

    async def nudge(key, student="U_SAM", **more):
        facts = {
            "introduction": key,
            "student": student,
            "volunteer": VERA,
            "role": "volunteer",
        }
        question = {"message": "did_you_meet", "facts": facts, "manner": Manner.NUDGE}
        await put(key, **question | more)

    return nudge


async def test_nudges_that_are_due_together_come_as_one_message(nudge, slack, outbox, row):
    await nudge("first", "U_SAM")
    await nudge("second", "U_SUE")

    await outbox.deliver_due()

    [post] = slack.posts_to(VERA)
    assert "<@U_SAM>" in post["text"]
    assert "<@U_SUE>" in post["text"]
    assert {(await row(key)).ts for key in ("first", "second")} == {post["ts"]}


async def test_each_section_keeps_its_own_buttons(nudge, slack, outbox):
    await nudge("first")
    await nudge("second")

    await outbox.deliver_due()

    [post] = slack.posts_to(VERA)
    pressed = [
        element["value"]
        for block in post["blocks"]
        for element in block.get("elements", [])
        if element.get("action_id") == "meeting.met"
    ]
    assert pressed == ["first", "second"]


async def test_an_answer_turns_its_own_section_alone(nudge, put, slack, outbox):
    await nudge("first", "U_SAM")
    await nudge("second", "U_SUE")
    await outbox.deliver_due()

    answer = {"introduction": "first", "student": "U_SAM", "volunteer": VERA, "role": "volunteer"}
    await put(
        "first:answered",
        message="did_you_meet_answered",
        facts=answer | {"move": "meet", "by": VERA},
        replaces="first",
    )
    await outbox.deliver_due()

    [post] = slack.posts_to(VERA)
    assert "You and <@U_SAM> met." in words(post["blocks"])
    assert find_button("We met", post["blocks"])["value"] == "second"


async def test_other_messages_and_other_people_are_left_alone(nudge, put, slack, outbox):
    slack.join("U_BEN")
    await nudge("hers")
    await nudge("his", to=["U_BEN"])
    await put("hello")

    await outbox.deliver_due()

    assert len(slack.posts_to(VERA)) == 2
    assert len(slack.posts_to("U_BEN")) == 1


@pytest.mark.parametrize("first", ["true", "untrue"])
async def test_what_is_no_longer_true_does_not_come_along(nudge, slack, outbox, row, clock, first):
    before = clock.now() - timedelta(minutes=1)
    await nudge("true", due_at=before if first == "true" else clock.now())
    untrue_since = before if first == "untrue" else clock.now()
    await nudge("untrue", "U_SUE", true_in=["accepted"], due_at=untrue_since)

    await outbox.deliver_due()
    await outbox.deliver_due()

    [post] = slack.posts_to(VERA)
    assert "<@U_SUE>" not in post["text"]
    assert (await row("untrue")).status is Status.CANCELLED


@pytest.mark.parametrize("first", ["whole", "broken"])
async def test_one_that_cannot_be_worded_delays_no_other(nudge, outbox, row, clock, first):
    before = clock.now() - timedelta(minutes=1)
    await nudge("whole", due_at=before if first == "whole" else clock.now())
    await nudge("broken", facts={}, due_at=before if first == "broken" else clock.now())

    await outbox.deliver_due()
    await outbox.deliver_due()

    assert await _status(row, "whole") is Status.SENT
    assert await _status(row, "broken") in {Status.PENDING, Status.UNCERTAIN}


async def test_a_day_has_no_more_than_the_programme_allows(nudge, slack, outbox, clock, programme):
    for number in range(programme.nudges_in_one + 1):
        await nudge(f"n{number}")

    await outbox.deliver_due()
    clock.forward(days=1)
    await outbox.deliver_due()

    assert [len(post["metadata"]["event_payload"]) for post in slack.posts_to(VERA)] == [5, 1]


async def test_after_a_lost_answer_each_of_them_is_found(nudge, slack, outbox, row, passes):
    slack.trouble("chat.postMessage", "lost")
    await nudge("first")
    await nudge("second")
    await outbox.deliver_due()

    await passes(minutes=2)
    await outbox.deliver_due()

    assert len(slack.posts_to(VERA)) == 1
    assert [await _status(row, key) for key in ("first", "second")] == [Status.SENT] * 2


async def test_what_the_next_owner_says_as_well_is_taken_back_and_nothing_else(
    nudge, slack, outbox, other, row, passes, while_posting
):
    """The next owner finds nothing, says one of them, and puts the other off to tomorrow."""

    async def lose_the_lease():
        await passes(seconds=61)
        await with_slack(other, Blind).deliver_due()

    while_posting(lose_the_lease)
    slack.trouble("chat.update", 429)
    slack.retry_after = "0"
    await nudge("first", "U_SAM")
    await nudge("second", "U_SUE")

    await outbox.deliver_due()

    seen = {post["ts"]: words(post["blocks"]) for post in slack.posts_to(VERA)}
    for key, student in (("first", "U_SAM"), ("second", "U_SUE")):
        assert [ts for ts, said in seen.items() if student in said] == [(await row(key)).ts]


@pytest.mark.parametrize(
    ("trouble", "first"), [("invalid_blocks", Status.DEAD), (429, Status.PENDING)]
)
async def test_what_slack_refuses_is_not_the_others_fault(
    nudge, slack, outbox, row, trouble, first
):
    slack.trouble("chat.postMessage", trouble)
    await nudge("first")
    await nudge("second")

    await outbox.deliver_due()

    assert [await _status(row, key) for key in ("first", "second")] == [first, Status.PENDING]


async def _status(row, key):
    return (await row(key)).status


async def test_a_nudge_that_another_has_taken_meanwhile_does_not_come_along(
    nudge, slack, outbox, keys_seen
):
    class Late(Sender):
        async def _ours_and_true(self, row):
            return row.key != "second" and await super()._ours_and_true(row)

    await nudge("first", "U_SAM")
    await nudge("second", "U_SUE")

    await with_sender(outbox, Late).deliver_due()

    assert keys_seen() == ["first"]
