"""Slack's limits are kept before they are reached, by all replicas together."""

import asyncio

import pytest
from sqlalchemy import event, text

from bot.delivery.pace import AHEAD, POST, Pace
from bot.domain.delivery import Manner
from bot.models.engine import lock
from tests.slack_stub import TEAM

A_MINUTE = 60
STOPPED = """
CREATE OR REPLACE FUNCTION stopped.clock_timestamp() RETURNS timestamptz LANGUAGE sql
AS $$ SELECT TIMESTAMPTZ '2026-01-05 15:00:00+00' $$
"""


@pytest.fixture(autouse=True)
async def _stopped_clock(database):
    """PostgreSQL's own, which all replicas go by there: one of this name is found before it."""
    if database.engine.dialect.name != "postgresql":
        yield
        return

    def prefer(connection, _record):
        connection.cursor().execute("SET search_path = stopped, pg_catalog, public")
        connection.commit()

    event.listen(database.engine.sync_engine, "connect", prefer)
    async with database.engine.begin() as connection:
        await connection.execute(text("CREATE SCHEMA IF NOT EXISTS stopped"))
        await connection.execute(text(STOPPED))
    yield
    event.remove(database.engine.sync_engine, "connect", prefer)


@pytest.fixture
def pace(database, clock):
    """One that nobody waits in: it says how long it would be."""
    return Pace(database, clock.monotonic, A_MINUTE, patience=0.0)


def exactly(seconds):
    """As far as a float of today's seconds goes."""
    return pytest.approx(seconds, abs=1e-5)


async def test_the_first_message_to_a_channel_waits_for_nobody(pace):
    assert await pace.turn(TEAM, "D1", Manner.AT_ONCE) == 0.0


async def test_the_next_one_to_the_same_channel_comes_a_second_later(pace):
    await pace.turn(TEAM, "D1", Manner.AT_ONCE)

    assert await pace.turn(TEAM, "D1", Manner.AT_ONCE) == exactly(1.0)


async def test_another_channel_and_another_workspace_do_not_wait(pace):
    await pace.turn(TEAM, "D1", Manner.AT_ONCE)

    assert await pace.turn(TEAM, "D2", Manner.AT_ONCE) == 0.0
    assert await pace.turn("T2", "D1", Manner.AT_ONCE) == 0.0


async def test_another_replica_waits_as_well(pace, database, clock):
    await pace.turn(TEAM, "D1", Manner.AT_ONCE)
    other = Pace(database, clock.monotonic, A_MINUTE, patience=0.0)

    assert await other.turn(TEAM, "D1", Manner.AT_ONCE) == exactly(1.0)


async def test_several_at_once_get_places_one_after_the_other(database, clock):
    pace = Pace(database, clock.monotonic, A_MINUTE, between=0.1, patience=10.0)

    turns = await asyncio.gather(*(pace.turn(TEAM, "D1", Manner.AT_ONCE) for _ in range(3)))
    pace.patience = 0.0

    assert turns == [0.0] * 3
    assert await pace.turn(TEAM, "D1", Manner.AT_ONCE) == exactly(0.3)


async def test_a_workspace_has_so_many_messages_a_minute(pace):
    """At one a second, what somebody waits for may run thirty seconds ahead."""
    ahead = int(AHEAD[Manner.AT_ONCE])
    for number in range(ahead + 1):
        await pace.turn(TEAM, f"D{number}", Manner.AT_ONCE)

    assert await pace.turn(TEAM, "D", Manner.AT_ONCE) == exactly(1.0)


async def test_what_somebody_waits_for_overtakes_nudges(pace):
    for number in range(int(AHEAD[Manner.NUDGE]) + 1):
        await pace.turn(TEAM, f"D{number}", Manner.NUDGE)

    assert await pace.turn(TEAM, "D", Manner.NUDGE) == exactly(1.0)
    assert await pace.turn(TEAM, "D", Manner.AT_ONCE) == 0.0


async def test_no_place_is_taken_by_who_will_not_wait(pace, clock):
    await pace.turn(TEAM, "D1", Manner.AT_ONCE)
    first = await pace.turn(TEAM, "D1", Manner.AT_ONCE)

    assert await pace.turn(TEAM, "D1", Manner.AT_ONCE) == first


async def test_a_method_that_slack_wants_patience_with_is_shut_for_that_long(pace):
    await pace.shut(TEAM, "chat.update", 7)

    assert await pace.shut_for(TEAM, "chat.update") == exactly(7)
    assert await pace.shut_for(TEAM, "chat.postMessage") == 0.0
    assert await pace.shut_for("T2", "chat.update") == 0.0


async def test_it_opens_again(pace):
    await pace.shut(TEAM, "chat.update", -1)

    assert await pace.shut_for(TEAM, "chat.update") == 0.0


async def test_where_slack_wants_patience_with_posts_no_place_is_taken(pace):
    await pace.shut(TEAM, POST, 7)

    assert await pace.turn(TEAM, "D1", Manner.AT_ONCE) == exactly(7)

    await pace.shut(TEAM, POST, -1)
    assert await pace.turn(TEAM, "D1", Manner.AT_ONCE) == 0.0


async def test_who_waited_is_told_that_slack_wants_patience_by_now(database, clock):
    """It was shut while they waited."""

    class Shutting(Pace):
        async def _reserve(self, team_id, channel, manner):
            await self.shut(team_id, POST, 7)
            return 0.001

    pace = Shutting(database, clock.monotonic, A_MINUTE)

    assert await pace.turn(TEAM, "D1", Manner.AT_ONCE) == exactly(7)


async def test_a_replica_that_stands_still_holds_nobody_up(pace, database):
    if database.engine.dialect.name != "postgresql":
        pytest.skip("one process")
    async with database.writes.begin() as session:
        await lock(session, f"{TEAM}:gates")

        async with asyncio.timeout(10):
            assert await pace.turn(TEAM, "D1", Manner.AT_ONCE) == 0.0


async def test_many_at_once_never_get_the_same_place(database, clock):
    """Also where nothing was ever said before."""
    pace = Pace(database, clock.monotonic, 1_000_000, between=1000.0, patience=1e9)

    waits = await asyncio.gather(*(pace._reserve(TEAM, "D1", Manner.AT_ONCE) for _ in range(30)))

    assert [round(wait, -3) for wait in sorted(waits)] == [1000.0 * place for place in range(30)]
