"""A commit that wrote something to say wakes the sender at once, and nothing else does."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery.heartbeat import Heart
from bot.delivery.wake import wake_after_commit
from bot.domain.delivery import Manner
from bot.models import Outgoing, Workspace
from bot.services.saying import say

NEVER = timedelta(days=1)


@pytest.fixture
def woken(database):
    """What happened, in order."""
    woken = []
    wake_after_commit(database.writes, lambda: woken.append("woken"))
    return woken


def something(session, clock, key="hello"):
    who = {"team_id": "T1", "to": ["U_VERA"], "about": "conversation"}
    say(session, clock.now(), key=key, message="resumed", facts={}, manner=Manner.AT_ONCE, **who)


async def test_after_the_commit_and_not_before(database, woken, clock):
    async with database.writes() as session:
        something(session, clock)
        await session.flush()
        woken.append("flushed")
        await session.commit()

    assert woken == ["flushed", "woken"]


async def test_not_after_a_rollback(database, woken, clock):
    async with database.writes() as session:
        something(session, clock)
        await session.flush()
        await session.rollback()
        session.add(Workspace(team_id="T1", name="", bot_user_id=""))
        await session.commit()

    assert woken == []


async def test_not_after_an_error(database, woken, clock):
    async def break_off():
        async with database.writes.begin() as session:
            something(session, clock)
            await session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await break_off()

    assert woken == []


async def test_not_by_what_says_nothing(database, woken):
    async with database.writes.begin() as session:
        session.add(Workspace(team_id="T1", name="", bot_user_id=""))

    assert woken == []


async def test_not_by_marking_what_was_said(put, outbox, woken):
    await put()
    woken.clear()

    await outbox.deliver_due()

    assert woken == []


async def test_an_answer_leaves_at_once_and_not_at_the_next_beat(
    database, outbox, clock, slack, keys_seen
):
    heart = Heart(NEVER, outbox.start_due, clock.monotonic)
    wake_after_commit(database.writes, heart.wake)

    async with heart.beating():
        async with database.writes.begin() as session:
            something(session, clock)
        await slack.until(lambda: keys_seen() == ["hello"])
    await outbox.rest()


async def test_whoever_is_woken_sees_the_row(database, clock):
    looks = []

    async def look():
        async with database.reads() as session:
            return await session.get(Outgoing, ("T1", "hello"))

    wake_after_commit(database.writes, lambda: looks.append(asyncio.create_task(look())))
    async with database.writes.begin() as session:
        something(session, clock)

    [found] = await asyncio.gather(*looks)
    assert found is not None
