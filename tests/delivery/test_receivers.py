"""Who gets a message, where, and at which hour of theirs."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.delivery.slack import POST
from bot.domain.delivery import Manner, Status
from bot.models import Member

NUDGES = {"manner": Manner.NUDGE}


@pytest.fixture
def at(clock):
    """Set the wall clock: `at("2026-01-05T14:59")`."""

    def at(moment):
        clock.time = datetime.fromisoformat(moment).replace(tzinfo=UTC)

    return at


async def test_a_person_and_a_dm_are_asked_for_once(put, outbox, slack):
    for key in ("first", "second"):
        await put(key)
        await outbox.deliver_due()

    assert slack.calls == ["users.info", "conversations.open", POST, POST]


async def test_two_people_share_one_group_dm_whoever_is_named_first(put, outbox, keys_seen, slack):
    await put("first", to=["U_VERA", "U_SAM"])
    await outbox.deliver_due()
    await put("second", to=["U_SAM", "U_VERA"])
    await outbox.deliver_due()

    assert keys_seen("U_SAM", "U_VERA") == ["first", "second"]
    assert slack.calls.count("conversations.open") == 1


async def test_a_group_dm_is_not_the_dm_of_one_of_them(put, outbox, keys_seen):
    await put("alone", to=["U_SAM"])
    await put("together", to=["U_SAM", "U_VERA"])

    await outbox.deliver_due()

    assert (keys_seen("U_SAM"), keys_seen("U_SAM", "U_VERA")) == (["alone"], ["together"])


async def test_two_first_messages_to_one_person_at_once_both_arrive(put, outbox, slack, row):
    both = asyncio.Barrier(2)

    async def wait_for_the_other(_said):
        await asyncio.wait_for(both.wait(), timeout=10)

    slack.meanwhile = dict.fromkeys(["users.info", "conversations.open"], wait_for_the_other)
    await put("first")
    await put("second")

    await outbox.deliver_due()

    assert [(await row(key)).status for key in ("first", "second")] == [Status.SENT] * 2


@pytest.mark.parametrize("gone", ["deleted", "is_bot", "is_restricted", "is_ultra_restricted"])
async def test_nobody_who_has_left_gets_anything(put, outbox, slack, row, gone):
    slack.join("U_GONE", **{gone: True})
    await put(to=["U_GONE"])

    await outbox.deliver_due()

    assert ((await row()).status, (await row()).error) == (
        Status.CANCELLED,
        "a receiver has left",
    )
    assert slack.calls == ["users.info"]


async def test_a_group_hears_nothing_when_one_of_them_has_left(put, outbox, slack, row):
    slack.join("U_GONE", deleted=True)
    await put(to=["U_GONE", "U_SAM"])

    await outbox.deliver_due()

    assert (await row()).status is Status.CANCELLED


async def test_who_leaves_after_the_first_message_gets_no_second(
    put, outbox, database, row, keys_seen
):
    await put("first")
    await outbox.deliver_due()
    async with database.writes.begin() as session:
        await session.execute(update(Member).values(may_take_part=False))

    await put("second")
    await outbox.deliver_due()

    assert keys_seen() == ["first"]
    assert (await row("second")).status is Status.CANCELLED


async def test_what_reached_them_before_they_left_counts_as_said(
    put, outbox, slack, passes, database, row
):
    slack.trouble(POST, "lost")
    await put()
    await outbox.deliver_due()
    async with database.writes.begin() as session:
        await session.execute(update(Member).values(may_take_part=False))

    await passes(minutes=1)
    await outbox.deliver_due()

    assert (await row()).status is Status.SENT


CHICAGO, LONDON, KOLKATA = "America/Chicago", "Europe/London", "Asia/Kolkata"
SENT = None


@pytest.mark.parametrize("manner", [Manner.IN_HOURS, Manner.NUDGE])
@pytest.mark.parametrize(
    ("zone", "now", "until"),
    [
        (LONDON, "2026-01-05T08:59", "2026-01-05T09:00"),
        (LONDON, "2026-01-05T09:00", SENT),
        (LONDON, "2026-01-05T17:59", SENT),
        (LONDON, "2026-01-05T18:00", "2026-01-06T09:00"),
        (LONDON, "2026-01-09T18:00", "2026-01-12T09:00"),  # Friday evening: on Monday
        (LONDON, "2026-01-10T12:00", "2026-01-12T09:00"),
        (CHICAGO, "2026-01-05T14:59", "2026-01-05T15:00"),
        (KOLKATA, "2026-01-05T12:30", "2026-01-06T03:30"),
        (CHICAGO, "2026-03-06T23:59", SENT),  # the Friday before the clocks go forward
        (CHICAGO, "2026-03-07T00:00", "2026-03-09T14:00"),
        (LONDON, "2026-10-23T17:00", "2026-10-26T09:00"),  # and before they go back
        (None, "2026-01-05T08:59", "2026-01-05T09:00"),  # who has no zone is at UTC
    ],
)
async def test_what_can_wait_comes_in_working_hours_where_the_receiver_is(
    put, outbox, slack, row, at, manner, zone, now, until
):
    at(now)
    slack.join("U_HOME", tz=zone)
    await put(to=["U_HOME"], manner=manner)

    await outbox.deliver_due()

    waiting = await row()
    if until is SENT:
        assert waiting.status is Status.SENT
    else:
        assert waiting.status is Status.PENDING
        assert waiting.due_at == datetime.fromisoformat(until).replace(tzinfo=UTC)
        assert waiting.attempts == 0


@pytest.mark.parametrize("manner", [Manner.AT_ONCE, Manner.AGREED])
async def test_the_answer_to_a_press_and_what_was_agreed_on_come_also_at_night(
    put, outbox, at, row, manner
):
    at("2026-01-11T03:00")
    await put(manner=manner)

    await outbox.deliver_due()

    assert (await row()).status is Status.SENT


async def test_one_nudge_a_day_a_person(put, outbox, row, keys_seen, clock):
    for key in ("first", "second"):
        await put(key, **NUDGES)
        clock.forward(minutes=1)
        await outbox.deliver_due()

    assert keys_seen() == ["first"]
    assert (await row("second")).due_at == datetime(2026, 1, 6, 9, tzinfo=UTC)


async def test_the_next_day_is_free_again(put, outbox, keys_seen, at):
    for key in ("first", "second"):
        await put(key, **NUDGES)
        await outbox.deliver_due()

    at("2026-01-06T09:00")
    await outbox.deliver_due()

    assert keys_seen() == ["first", "second"]


async def test_a_day_is_the_receivers_own(put, outbox, slack, keys_seen, at):
    """Monday evening and Tuesday morning in Auckland are one day in UTC."""
    slack.join("U_FAR", tz="Pacific/Auckland")
    at("2026-01-05T04:30")
    await put("monday", to=["U_FAR"], **NUDGES)
    await outbox.deliver_due()

    at("2026-01-05T20:30")
    await put("tuesday", to=["U_FAR"], **NUDGES)
    await outbox.deliver_due()

    assert keys_seen() == ["monday", "tuesday"]


async def test_others_have_a_day_of_their_own(put, outbox, keys_seen):
    await put("to vera", **NUDGES)
    await put("to sam", to=["U_SAM"], **NUDGES)

    await outbox.deliver_due()

    assert sorted(keys_seen()) == ["to sam", "to vera"]


async def test_a_nudge_that_failed_may_be_tried_again_the_same_day(
    put, outbox, slack, passes, keys_seen
):
    slack.trouble(POST, 500)
    await put(**NUDGES)
    await outbox.deliver_due()

    await passes(minutes=1)
    await outbox.deliver_due()

    assert keys_seen() == ["hello"]


async def test_a_nudge_that_is_no_longer_true_takes_nobodys_day(put, outbox, keys_seen, clock):
    await put("untrue", true_in=["requested"], about="no such introduction", **NUDGES)
    clock.forward(seconds=1)
    await outbox.deliver_due()

    await put("true", **NUDGES)
    await outbox.deliver_due()

    assert keys_seen() == ["true"]


async def test_answers_are_no_nudges(put, outbox, keys_seen):
    await put("nudge", **NUDGES)
    await outbox.deliver_due()

    await put("answer")
    await put("request", manner=Manner.IN_HOURS)
    await outbox.deliver_due()

    assert sorted(keys_seen()) == ["answer", "nudge", "request"]


async def test_a_nudge_waits_for_the_day_after_a_weekend(put, outbox, row, at):
    at("2026-01-09T12:00")
    for key in ("friday", "then"):
        await put(key, **NUDGES)
        await outbox.deliver_due()

    assert (await row("then")).due_at == datetime(2026, 1, 12, 9, tzinfo=UTC)


async def test_what_waits_for_morning_is_not_sent_in_the_night(put, outbox, at, keys_seen, clock):
    at("2026-01-05T20:00")
    await put(manner=Manner.IN_HOURS)
    for _ in range(13):
        await outbox.deliver_due()
        clock.forward(hours=1)
    assert keys_seen() == []

    await outbox.deliver_due()

    assert keys_seen() == ["hello"]
    assert clock.now() - timedelta(hours=13) == datetime(2026, 1, 5, 20, tzinfo=UTC)
