"""Two owners of one message: who slept past the lease keeps quiet, or takes back what it said."""

from dataclasses import replace
from itertools import count

import pytest
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError

from bot.delivery.claims import Claims
from bot.delivery.receivers import Receivers
from bot.delivery.sending import Sender
from bot.delivery.slack import POST
from bot.domain.delivery import Manner, Status
from tests.delivery.faults import Blind, with_sender, with_slack

PAST_THE_LEASE = {"seconds": 61}


async def test_who_slept_past_the_lease_does_not_post(put, outbox, slack, passes, row):
    async def sleep(_said):
        await passes(**PAST_THE_LEASE)

    slack.meanwhile["conversations.open"] = sleep
    await put()

    await outbox.start_due()
    await outbox.rest()

    assert slack.posts == {}
    assert (await row()).status is Status.SENDING


@pytest.mark.parametrize(("seconds", "posts"), [(49.9, 1), (50, 0)])
async def test_nor_who_has_no_time_left_to_hear_the_answer(
    put, outbox, slack, clock, seconds, posts
):
    async def dawdle(_said):
        clock.forward(seconds=seconds)

    slack.meanwhile["conversations.open"] = dawdle
    await put()

    await outbox.start_due()
    await outbox.rest()

    assert slack.calls.count(POST) == posts


async def test_who_is_no_longer_the_owner_does_not_post(put, outbox, other, slack, passes):
    """As seen by a clock of our own that stood still while the machine slept."""

    async def sleep(_said):
        del slack.meanwhile["conversations.open"]
        await passes(**PAST_THE_LEASE)
        await other.deliver_due()

    still = replace(outbox.sender, monotonic=lambda: 0.0)
    slack.meanwhile["conversations.open"] = sleep
    await put()

    await replace(outbox, sender=still, monotonic=lambda: 0.0).deliver_due()

    assert slack.calls.count(POST) == 1


class NoLeaseCheck(Sender):
    def _lease_outlasts_a_post(self, started):
        return True


@pytest.mark.parametrize(("kind", "posts"), [(Sender, 1), (NoLeaseCheck, 2)])
async def test_the_lease_is_checked_last_of_all_and_without_that_both_post(
    put, outbox, other, slack, passes, kind, posts
):
    """Put to sleep at the last moment, after it was seen that the message is still ours."""

    class Sleepy(Receivers):
        async def day(self, row, member):
            day = await super().day(row, member)
            await passes(**PAST_THE_LEASE)
            await other.deliver_due()
            return day

    sleepy = replace(outbox.sender, receivers=Sleepy(**vars(outbox.sender.receivers)))
    await put(manner=Manner.NUDGE)

    await with_sender(replace(outbox, sender=sleepy), kind).deliver_due()

    assert slack.calls.count(POST) == posts


async def test_what_the_next_owner_found_is_not_taken_back(
    put, outbox, other, slack, passes, while_posting, keys_seen
):
    async def lose_the_lease():
        await passes(**PAST_THE_LEASE)
        await other.deliver_due()

    while_posting(lose_the_lease)
    await put()

    await outbox.deliver_due()

    assert keys_seen() == ["hello"]
    assert "chat.delete" not in slack.calls


async def test_what_the_next_owner_did_not_find_is_taken_back(
    put, outbox, other, slack, passes, row, while_posting, logs
):
    """Slack's history lags behind: the next owner looks, finds nothing and posts."""

    async def lose_the_lease():
        await passes(**PAST_THE_LEASE)
        await with_slack(other, Blind).deliver_due()

    while_posting(lose_the_lease)
    await put()

    await outbox.deliver_due()

    [(channel, ts)] = slack.posts
    assert ((await row()).channel, (await row()).ts) == (channel, ts)
    assert slack.calls.count("chat.delete") == 1
    assert [log["event"] for log in logs] == ["said by two owners: ours is taken back"]


async def test_the_next_owner_takes_its_own_back_when_the_former_is_first_to_mark(
    put, outbox, other, slack, passes, row, while_posting
):
    async def the_former_posts_and_marks():
        await outbox.claims.sent(former, "D0", "1.0")

    await put()
    [former] = await outbox.claims.take(1)
    await passes(**PAST_THE_LEASE)
    while_posting(the_former_posts_and_marks)

    await other.deliver_due()

    assert slack.posts == {}
    assert ((await row()).status, (await row()).ts) == (Status.SENT, "1.0")


@pytest.mark.parametrize("error", [OSError("away"), SQLAlchemyError("away")])
async def test_a_database_that_is_away_for_a_moment_is_waited_for_to_take_back(
    put, outbox, other, slack, passes, row, while_posting, error
):
    """Nobody else knows of the second message."""
    troubles = [error, error]

    class Away(Claims):
        async def sent(self, row, channel, ts):
            if troubles:
                raise troubles.pop()
            return await super().sent(row, channel, ts)

    async def lose_the_lease():
        await passes(**PAST_THE_LEASE)
        await with_slack(other, Blind).deliver_due()

    while_posting(lose_the_lease)
    sender = replace(outbox.sender, claims=Away(**vars(outbox.claims)))
    await put()

    await replace(outbox, sender=sender).deliver_due()

    [(_, ts)] = slack.posts
    assert (await row()).ts == ts


async def test_what_cannot_be_taken_back_is_told(
    put, outbox, other, slack, passes, row, while_posting, logs
):
    async def lose_the_lease():
        await passes(**PAST_THE_LEASE)
        await with_slack(other, Blind).deliver_due()

    slack.trouble("chat.delete", "cant_delete_message")
    while_posting(lose_the_lease)
    await put()

    await outbox.deliver_due()

    assert (await row()).status is Status.SENT
    assert logs[-1]["error"] == "chat.delete: cant_delete_message"


@pytest.mark.parametrize("slow", range(2, 15))
async def test_whichever_transaction_is_slow_nobody_posts_with_no_time_to_hear_the_answer(
    put, outbox, database, slack, clock, slow
):
    """So nothing is waited for between the last look at the lease and the post."""
    begun, posted_at, start = count(1), [], clock.monotonic()

    def dawdle(_connection):
        clock.forward(seconds=50 if next(begun) == slow else 0)

    async def look_at_the_clock(_said):
        posted_at.append(clock.monotonic() - start)

    slack.meanwhile[POST] = look_at_the_clock
    await put()
    engines = {database.engine.sync_engine, database.reader.sync_engine}
    for engine in engines:
        event.listen(engine, "engine_connect", dawdle)

    await outbox.start_due()
    await outbox.rest()
    for engine in engines:
        event.remove(engine, "engine_connect", dawdle)

    assert [seconds for seconds in posted_at if seconds >= 50] == []
