"""One owner at a time, and only the present one has a say."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery.claims import NEVER
from bot.domain.delivery import Manner, Status

MANY = 40


@pytest.fixture
def claims(outbox):
    return outbox.claims


async def taken(claims, most=MANY):
    return [row.key for row in await claims.take(most)]


@pytest.mark.parametrize(("seconds", "due"), [(59, []), (60, ["hello"])])
async def test_nothing_is_taken_before_it_is_due(put, claims, clock, seconds, due):
    await put(due_at=clock.now() + timedelta(minutes=1))

    clock.forward(seconds=seconds)

    assert await taken(claims) == due


@pytest.mark.parametrize(("seconds", "free"), [(59, []), (61, ["hello"])])
async def test_what_is_taken_stays_taken_until_the_lease_is_over(
    put, claims, passes, seconds, free
):
    await put()
    await claims.take(1)

    await passes(seconds=seconds)

    assert await taken(claims) == free


async def test_what_an_owner_before_may_have_posted_is_uncertain_since_then(
    put, claims, passes, clock
):
    await put()
    [first] = await claims.take(1)
    first_at = clock.now()
    await passes(seconds=61)
    [second] = await claims.take(1)

    assert (first.status, second.status) == (Status.SENDING, Status.UNCERTAIN)
    assert (first.posting_since, second.posting_since) == (first_at, first_at)
    assert (first.attempts, second.attempts) == (1, 2)


async def test_no_more_are_taken_than_asked_for(put, claims):
    for number in range(3):
        await put(f"{number}")

    assert len(await claims.take(2)) == 2
    assert len(await claims.take(2)) == 1


async def test_what_somebody_waits_for_goes_first(put, claims, clock):
    await put("nudge", manner=Manner.NUDGE)
    await put("request", manner=Manner.IN_HOURS)
    clock.forward(seconds=1)
    await put("answer")

    assert [await taken(claims, 1) for _ in range(3)] == [["answer"], ["nudge"], ["request"]]


async def test_what_keeps_failing_goes_last(put, claims, clock):
    await put("failing", attempts=1)
    clock.forward(seconds=1)
    await put("fresh")

    assert [await taken(claims, 1) for _ in range(2)] == [["fresh"], ["failing"]]


async def test_what_is_finished_is_not_taken(put, claims):
    for status in set(Status) - {Status.PENDING, Status.SENDING, Status.UNCERTAIN}:
        await put(status, status=status)

    assert await taken(claims) == []


async def test_replicas_share_the_work_and_take_nothing_twice(put, replica):
    for number in range(MANY):
        await put(f"{number:02}")
    replicas = [replica().claims for _ in range(4)]

    shares = await asyncio.gather(*(taken(claims, MANY // 4) for claims in replicas))
    rest = await taken(replicas[0])

    assert sorted(sum(shares, start=rest)) == [f"{number:02}" for number in range(MANY)]


async def test_two_replicas_say_everything_once(put, replica, slack):
    people = [f"U_{number}" for number in range(MANY)]
    for user_id in people:
        slack.join(user_id)
        await put(user_id, to=[user_id])

    await asyncio.gather(replica().deliver_due(), replica().deliver_due())

    assert [len(slack.seen_by(user_id)) for user_id in people] == [1] * MANY


async def test_a_lease_does_not_end_by_setting_the_wall_clock(put, claims, clock):
    await put()
    await claims.take(1)

    clock.time += timedelta(days=1)

    assert await taken(claims) == []


async def test_on_postgresql_a_replica_with_a_wrong_clock_takes_nothing_from_others(
    put, claims, replica, database
):
    if database.engine.dialect.name == "sqlite":
        pytest.skip("there is one process, and its own monotonic clock")
    await put()
    await claims.take(1)

    assert await taken(replica(monotonic=lambda: 1e9).claims) == []


async def test_released_it_is_due_again_then_and_the_attempt_does_not_count(
    put, claims, row, clock
):
    await put()
    [mine] = await claims.take(1)
    later = clock.now() + timedelta(hours=3)

    await claims.release(mine, later)

    free = await row()
    assert (free.status, free.due_at, free.attempts) == (Status.PENDING, later, 0)
    assert await taken(claims) == []
    clock.forward(hours=3)
    assert await taken(claims) == ["hello"]


async def test_released_it_stays_as_uncertain_as_it_was(put, claims, row, clock):
    await put(status=Status.UNCERTAIN)
    [mine] = await claims.take(1)

    await claims.release(mine, clock.now())

    assert (await row()).status is Status.UNCERTAIN


@pytest.mark.parametrize(
    ("attempts", "maybe_posted", "seconds"),
    [
        (1, False, 2),
        (2, False, 4),
        (5, True, 60),
        (6, True, 64),
        (11, False, 2048),
        (12, True, 4096),
        (2000, True, 4096),
    ],
)
async def test_it_waits_twice_as_long_after_each_failure(
    put, claims, passes, attempts, maybe_posted, seconds
):
    await put(attempts=attempts - 1)
    [mine] = await claims.take(1)

    await claims.retry(mine, "no answer", maybe_posted=maybe_posted)

    await passes(seconds=seconds - 1)
    assert await taken(claims) == []
    await passes(seconds=2)
    assert await taken(claims) == ["hello"]


@pytest.mark.parametrize(
    ("before", "maybe_posted", "after"),
    [
        (Status.PENDING, False, Status.PENDING),
        (Status.PENDING, True, Status.UNCERTAIN),
        (Status.UNCERTAIN, False, Status.UNCERTAIN),
        (Status.UNCERTAIN, True, Status.UNCERTAIN),
    ],
)
async def test_only_what_may_have_been_posted_is_uncertain(
    put, claims, row, before, maybe_posted, after
):
    await put(status=before)
    [mine] = await claims.take(1)

    await claims.retry(mine, "no answer", maybe_posted=maybe_posted)

    assert ((await row()).status, (await row()).error) == (after, "no answer")


async def test_what_is_parked_is_never_taken(put, claims, passes):
    await put()
    [mine] = await claims.take(1)
    await claims.park(mine, "missing_scope")

    await passes(days=10_000)

    assert await taken(claims) == []


async def test_a_former_owner_has_no_say(put, claims, passes, row, clock):
    await put()
    [former] = await claims.take(1)
    await passes(seconds=61)
    [present] = await claims.take(1)

    await claims.release(former, clock.now())
    await claims.retry(former, "late", maybe_posted=False)
    await claims.park(former, "late")
    await claims.finish(former, Status.DEAD, "late")

    now = await row()
    assert (now.owner, now.status, now.error) == (present.owner, Status.UNCERTAIN, None)


async def test_of_two_owners_who_posted_the_first_to_say_so_has_it(put, claims, passes, row):
    await put()
    [former] = await claims.take(1)
    await passes(seconds=61)
    [present] = await claims.take(1)

    assert await claims.sent(former, "D1", "1.0")
    assert not await claims.sent(present, "D1", "2.0")

    assert ((await row()).status, (await row()).ts) == (Status.SENT, "1.0")


async def test_both_may_say_that_the_same_message_is_there(put, claims, passes):
    await put()
    [former] = await claims.take(1)
    await passes(seconds=61)
    [present] = await claims.take(1)

    assert await claims.sent(present, "D1", "1.0")
    assert await claims.sent(former, "D1", "1.0")


async def test_what_was_cancelled_meanwhile_does_not_stay(put, claims, passes, row):
    await put()
    [former] = await claims.take(1)
    await passes(seconds=61)
    [present] = await claims.take(1)
    await claims.finish(present, Status.CANCELLED, "no longer true")

    assert not await claims.sent(former, "D1", "1.0")
    assert (await row()).status is Status.CANCELLED


@pytest.mark.parametrize(
    ("status", "lease_ends", "waits"),
    [
        (Status.PENDING, 1e9, 0),  # it was to be tried again later
        (Status.SENDING, 1e9, 10),  # its owner may have posted it just before it died
        (Status.UNCERTAIN, 1e9, 10),
        (Status.SENDING, 5.0, 10),
        (Status.UNCERTAIN, NEVER, NEVER),
    ],
)
async def test_at_a_start_on_sqlite_nobody_holds_a_lease_from_before(
    put, claims, row, database, clock, status, lease_ends, waits
):
    """Its leases were counted by a clock that is gone: it may have stood at any number."""
    await put(status=status, lease_ends=lease_ends)

    await claims.take_over()

    sqlite = database.engine.dialect.name == "sqlite"
    if not sqlite or waits == NEVER:
        assert (await row()).lease_ends == lease_ends
    else:
        assert (await row()).lease_ends == (clock.monotonic() + waits if waits else 0.0)
