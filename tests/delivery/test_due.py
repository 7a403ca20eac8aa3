"""What a beat costs grows with what is due, and not with what is pending."""

import re

import pytest
from sqlalchemy import event, text

from bot.models import Outgoing

MANY = 100_000


@pytest.fixture
async def many(database, status):
    """Of one workspace. What is pending is not due for years."""
    rows = (
        "INSERT INTO outgoing (team_id, key, message, people, facts, manner, about, true_in,"
        " wanted_at, due_at, status, lease_ends, attempts, created_at)"
        " SELECT 'T1', 'key-' || n, 'resumed', 'U_' || n, '{}', 'nudge', '', '[]',"
        " '2030-01-01 09:00:00.000000', '2030-01-01 09:00:00.000000',"
        f" '{status}', 0, 0, '2026-01-01 09:00:00.000000' FROM numbers"
    )
    timestamps = database.engine.dialect.name == "postgresql"
    if timestamps:
        rows = rows.replace("00.000000'", "00'::timestamp").replace("'{}'", "'{}'::json")
        rows = rows.replace("'[]'", "'[]'::json")
    async with database.writes.begin() as session:
        await session.execute(
            text(
                "WITH RECURSIVE numbers(n) AS"
                f" (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {MANY}) {rows}"
            )
        )
        if timestamps:  # as it does by itself after a while; SQLite goes by rules alone
            await session.execute(text("ANALYZE outgoing"))


@pytest.fixture
def plans(database):
    """How the database goes about each statement that takes what is due, as it is really sent."""
    sqlite = database.engine.dialect.name == "sqlite"
    explain = "EXPLAIN QUERY PLAN" if sqlite else "EXPLAIN"
    plans = []

    def ask_how(_connection, cursor, statement, parameters, *_):
        if "due" in statement:
            cursor.execute(f"{explain} {statement}", parameters)
            plans.append([str(step[-1]) for step in cursor.fetchall()])

    event.listen(database.engine.sync_engine, "before_cursor_execute", ask_how)
    yield plans
    event.remove(database.engine.sync_engine, "before_cursor_execute", ask_how)


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("status", ["pending"])
async def test_a_beat_asks_the_index_of_what_waits_for_what_is_due(outbox, plans):
    await outbox.deliver_due()

    [steps] = [[step for step in plan if "outgoing" in step] for plan in plans]
    assert any("ix_outgoing_due" in step for step in steps)
    assert not [step for step in steps if "Seq Scan" in step or step.startswith("SCAN")]


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("status", ["pending", "sent"])
async def test_what_comes_along_with_a_nudge_is_asked_of_what_waits_for_that_person(outbox, plans):
    await outbox.claims.company(Outgoing(team_id="T1", people="U_7", owner="me"), most=5)

    [steps] = [[step for step in plan if "outgoing" in step] for plan in plans]
    of_waiting = re.compile("ix_outgoing_(theirs|due|wanted)")  # PostgreSQL takes an empty one
    assert any(map(of_waiting.search, steps))
    assert not [step for step in steps if "Seq Scan" in step or step.startswith("SCAN outgoing")]
