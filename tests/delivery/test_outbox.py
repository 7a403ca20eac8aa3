"""Many messages at once, each for itself, whatever breaks."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.claims import Claims
from bot.delivery.outbox import HANDS
from bot.delivery.slack import POST
from bot.domain.delivery import Manner, Status

ANSWER = {"key": "answer", "replaces": "hello"}


@pytest.fixture
def put_many(put, slack):
    """To as many people, one each."""

    async def put_many(number, **more):
        people = [f"U_{each}" for each in range(number)]
        for user_id in people:
            slack.join(user_id)
            await put(user_id, to=[user_id], **more)
        return people

    return put_many


@pytest.fixture
def slow(slack):
    """Whoever posts the key `slow` gets no answer until this is set."""
    answered = asyncio.Event()

    async def keep_waiting(said):
        if "slow" in str(said["metadata"]):
            await answered.wait()

    slack.meanwhile[POST] = keep_waiting
    return answered


async def test_many_go_out_at_once_and_no_more_than_there_are_hands(put_many, outbox, slack):
    posting, most, crowd = 0, 0, asyncio.Event()

    async def wait_for_the_others(_said):
        nonlocal posting, most
        posting += 1
        most = max(most, posting)
        if posting == HANDS:
            crowd.set()
        await asyncio.wait_for(crowd.wait(), timeout=10)
        posting -= 1

    slack.meanwhile[POST] = wait_for_the_others
    await put_many(2 * HANDS)

    await outbox.deliver_due()

    assert (most, len(slack.posts)) == (HANDS, 2 * HANDS)


async def test_a_slow_one_holds_up_no_other(put, put_many, outbox, slow, slack, row):
    await put("slow")
    others = await put_many(2 * HANDS)

    delivering = asyncio.create_task(outbox.deliver_due())
    await slack.until(lambda: all(slack.seen_by(other) for other in others))

    assert (await row("slow")).status is Status.SENDING
    slow.set()
    await delivering
    assert (await row("slow")).status is Status.SENT


async def test_what_comes_while_a_slow_one_is_on_its_way_need_not_wait(put, outbox, slow, slack):
    await put("slow")
    await outbox.start_due()
    await slack.until(lambda: slack.seen_by("U_VERA"))

    await put("quick", to=["U_SAM"])
    await outbox.start_due()
    await slack.until(lambda: slack.seen_by("U_SAM"))

    slow.set()
    await outbox.rest()


async def test_at_a_stop_what_is_on_its_way_is_let_finish(put, outbox, slow, slack, row):
    await put("slow")
    await outbox.start_due()
    await slack.until(lambda: slack.seen_by("U_VERA"))

    stopping = asyncio.create_task(outbox.rest())
    slow.set()
    await stopping

    assert (await row("slow")).status is Status.SENT


async def test_a_message_that_breaks_stops_no_other(put, outbox, row, logs):
    await put("broken", message="no_such_message")
    await put("whole")

    await outbox.deliver_due()

    broken = await row("broken")
    assert (broken.status, broken.attempts) == (Status.PENDING, 1)
    assert broken.error == "TemplateNotFound('no_such_message/text.j2')"
    assert (await row("whole")).status is Status.SENT
    assert [log["event"] for log in logs] == ["a message broke"]


@pytest.mark.parametrize(
    ("message", "facts"),
    [
        ("no_such_message", {}),
        ("thank_you_due", {}),  # without what it is about
        ("paused", {"until": "soon"}),  # with something else
    ],
)
async def test_what_cannot_be_worded_is_dead_within_seconds(
    put, outbox, row, passes, slack, message, facts
):
    await put(message=message, facts=facts)
    await put("whole")

    for attempts in range(1, 4):
        await outbox.deliver_due()
        assert (await row()).attempts == attempts
        await passes(seconds=8)

    assert ((await row()).status, (await row("whole")).status) == (Status.DEAD, Status.SENT)
    assert slack.calls.count(POST) == 1


async def test_messages_that_keep_breaking_delay_no_other(put, put_many, outbox, passes, row):
    await put_many(2 * HANDS, message="no_such_message")
    await outbox.deliver_due()

    await passes(minutes=5)
    await put("whole")
    await outbox.start_due()
    await outbox.rest()

    assert (await row("whole")).status is Status.SENT


async def test_what_cannot_be_marked_stops_no_other(put, outbox, row, passes, logs, keys_seen):
    class Away(Claims):
        async def sent(self, row, channel, ts):
            if row.key == "unmarked":
                raise OSError("the database is away")
            return await super().sent(row, channel, ts)

        async def retry(self, row, error, *, maybe_posted):
            raise OSError("the database is away")

    await put("unmarked")
    await put("marked")
    await replace(
        outbox,
        claims=Away(**vars(outbox.claims)),
        sender=replace(outbox.sender, claims=Away(**vars(outbox.claims))),
    ).deliver_due()
    assert [log["event"] for log in logs] == [
        "not marked: the lease runs out, and the next owner looks"
    ]

    await passes(minutes=1)
    await outbox.deliver_due()

    assert sorted(keys_seen()) == ["marked", "unmarked"]
    assert (await row("unmarked")).status is Status.SENT


async def test_after_a_clear_no_it_is_dead_and_says_why(put, outbox, slack, passes, row, clock):
    slack.trouble(POST, "restricted_action")
    await put()

    await outbox.deliver_due()
    died_at = clock.now()
    await passes(days=1)
    await outbox.deliver_due()

    dead = await row()
    assert (dead.status, dead.error) == (Status.DEAD, "chat.postMessage: restricted_action")
    assert (dead.finished_at, slack.calls.count(POST)) == (died_at, 1)


async def test_told_to_slow_down_it_waits_as_long_and_the_attempt_does_not_count(
    put, outbox, slack, row, clock
):
    slack.trouble(POST, 429)
    await put()

    await outbox.deliver_due()

    waiting = await row()
    assert (waiting.status, waiting.attempts) == (Status.PENDING, 0)
    assert waiting.due_at == clock.now() + timedelta(seconds=7)


@pytest.mark.parametrize(("seconds", "calls"), [(3, 1), (7, 3)])
async def test_slack_is_not_asked_again_before_it_said(put, outbox, slack, passes, seconds, calls):
    slack.trouble(POST, 429)
    await put()
    await outbox.deliver_due()

    await passes(seconds=seconds)
    await put("another")
    await outbox.deliver_due()

    assert slack.calls.count(POST) == calls


async def test_what_was_told_to_slow_down_is_not_looked_for(put, outbox, slack, passes, keys_seen):
    slack.trouble(POST, 429)
    await put()
    await outbox.deliver_due()

    await passes(seconds=7)
    await outbox.deliver_due()

    assert "conversations.history" not in slack.calls
    assert keys_seen() == ["hello"]


async def test_only_that_method_of_that_workspace_waits(put, outbox, slack, row):
    await put("card")
    await outbox.deliver_due()
    slack.trouble(POST, 429)
    await put("slowed")
    await outbox.deliver_due()

    await put("answer", replaces="card")
    slack.join("U_TED", team_id="T2")
    await put("elsewhere", team_id="T2", to=["U_TED"])
    await outbox.deliver_due()

    assert (await row("slowed")).status is Status.PENDING
    assert (await row("answer")).status is Status.SENT
    assert (await row("elsewhere", "T2")).status is Status.SENT


async def test_no_transaction_is_open_while_slack_is_spoken_to(put, outbox, slack, database):
    in_use = []

    async def count(_said):
        in_use.append(database.engine.pool.checkedout() + database.reader.pool.checkedout())

    methods = ["users.info", "conversations.open", "conversations.history", POST, "chat.update"]
    slack.meanwhile = dict.fromkeys(methods, count)
    for row in ({"status": Status.UNCERTAIN, "manner": Manner.NUDGE}, ANSWER):
        await put(**row)
        await outbox.start_due()
        await outbox.rest()

    assert sorted(slack.calls) == sorted(methods)
    assert in_use == [0] * len(methods)


async def test_what_is_too_late_to_be_of_use_expires(put, outbox, slack, row, clock):
    await put(not_after=clock.now() + timedelta(hours=1))
    clock.forward(hours=1, seconds=1)

    await outbox.deliver_due()

    assert ((await row()).status, slack.posts) == (Status.EXPIRED, {})


async def test_what_is_just_not_too_late_is_said(put, outbox, row, clock):
    await put(not_after=clock.now() + timedelta(hours=1))
    clock.forward(hours=1)

    await outbox.deliver_due()

    assert (await row()).status is Status.SENT


async def test_what_was_said_in_time_counts_as_said(put, outbox, slack, row, passes, clock):
    slack.trouble(POST, "lost")
    await put(not_after=clock.now() + timedelta(seconds=30))
    await outbox.deliver_due()

    await passes(minutes=1)
    await outbox.deliver_due()

    assert (await row()).status is Status.SENT
