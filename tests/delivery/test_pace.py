"""Slack's limits are kept before they are reached."""

import asyncio

import pytest

from bot.delivery.pace import Pace

CLOCK_TICK = 0.005  # the loop may wake as much too soon


@pytest.fixture
def pace(clock):
    return Pace(clock.monotonic, between=1.0, patience=0.0)


async def test_a_channel_has_one_message_a_second(pace, clock):
    assert await pace.turn("T1", "D1") == 0.0
    assert await pace.turn("T1", "D1") == 1.0

    clock.forward(seconds=1)

    assert await pace.turn("T1", "D1") == 0.0


async def test_another_channel_or_workspace_has_a_second_of_its_own(pace):
    await pace.turn("T1", "D1")

    assert await pace.turn("T1", "D2") == 0.0
    assert await pace.turn("T2", "D1") == 0.0


async def test_who_waits_for_a_turn_gets_it_in_order_and_not_too_soon():
    """On the loop's own clock, which the waiting goes by."""
    now = asyncio.get_running_loop().time
    pace, turns = Pace(now, between=0.02, patience=1.0), []

    async def wait(name):
        await pace.turn("T1", "D1")
        turns.append((name, now()))

    began = now()
    await asyncio.gather(*(wait(name) for name in "abcde"))

    assert [name for name, _ in turns] == list("abcde")
    for number, (_, at) in enumerate(turns):
        assert at >= began + number * 0.02 - CLOCK_TICK


async def test_where_many_wait_nobody_else_queues_up(clock):
    pace = Pace(clock.monotonic, between=0.01, patience=0.025)
    waits = await asyncio.gather(*(pace.turn("T1", "D1") for _ in range(5)))

    assert waits == [0.0, 0.0, 0.0, pytest.approx(0.03), pytest.approx(0.03)]


async def test_who_did_not_queue_up_comes_again(put, outbox, keys_seen, passes):
    outbox.sender.pace.between = 1.0
    outbox.sender.pace.patience = 0.0
    for number in range(3):
        await put(f"{number}")

    seen = []
    for _ in range(3):
        await outbox.deliver_due()
        seen.append(len(keys_seen()))
        await passes(seconds=1)

    assert seen == [1, 2, 3]


def test_a_method_is_shut_for_as_long_as_slack_said(pace, clock):
    pace.shut("T1", "chat.postMessage", 30)

    clock.forward(seconds=29)
    assert pace.shut_for("T1", "chat.postMessage") == 1.0
    clock.forward(seconds=1)
    assert pace.shut_for("T1", "chat.postMessage") == 0.0


def test_no_other_method_or_workspace_is(pace):
    pace.shut("T1", "chat.postMessage", 30)

    assert pace.shut_for("T1", "chat.update") == 0.0
    assert pace.shut_for("T2", "chat.postMessage") == 0.0
