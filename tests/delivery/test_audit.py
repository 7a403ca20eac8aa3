"""What is stuck is counted, at the cost of what is due or dead."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import insert, text

from bot.delivery.audit import Auditor
from bot.delivery.claims import NEVER
from bot.domain.delivery import Manner, Status
from bot.domain.trouble import DatabaseAway
from bot.models import Outgoing
from bot.models.engine import connect
from bot.watching import Watch
from tests.slack_stub import TEAM

OLD = timedelta(minutes=15)
LEASED = {"status": Status.SENDING, "owner": "another"}


@pytest.fixture
def auditor(database, clock):
    return Auditor(database, clock.now, clock.monotonic)


@pytest.fixture
def watch(database, clock, auditor):
    return Watch(database, clock.now, auditor, TEAM, ["U_VERA", "U_SAM"])


async def test_with_nothing_due_and_nothing_dead_there_is_nothing_to_tell(put, auditor, clock):
    await put(due_at=clock.now() + timedelta(seconds=1))
    await put("said", status=Status.SENT)

    assert await auditor.audit() == []


async def test_each_workspace_is_counted_by_itself(put, auditor):
    await put()
    await put(team_id="T2", status=Status.DEAD)

    assert [(each.team_id, each.due, each.dead) for each in await auditor.audit()] == [
        (TEAM, 1, 0),
        ("T2", 0, 1),
    ]


@pytest.mark.parametrize(
    ("row", "counted"),
    [
        ({}, {"due"}),
        ({"status": Status.UNCERTAIN}, {"due", "uncertain"}),
        ({"status": Status.UNCERTAIN, "lease_ends": NEVER}, {"parked"}),
        ({**LEASED, "lease_ends": 1.0}, {"due", "expired_leases"}),
        ({**LEASED, "lease_ends": 1e15}, {"due"}),
        ({"status": Status.DEAD}, {"dead"}),
    ],
)
async def test_a_row_is_counted_for_what_it_is(put, auditor, row, counted):
    await put(**row)

    [audit] = await auditor.audit()

    kinds = ("due", "overdue", "uncertain", "parked", "expired_leases", "dead")
    assert {kind for kind in kinds if getattr(audit, kind)} == counted
    assert audit.is_well() == (not counted & {"parked", "dead"})


@pytest.mark.parametrize(("seconds", "overdue"), [(-1, 0), (0, 1)])
async def test_after_a_quarter_of_an_hour_it_is_overdue(put, auditor, clock, seconds, overdue):
    await put()
    clock.forward(seconds=OLD.total_seconds() + seconds)

    [audit] = await auditor.audit()

    assert (audit.overdue, audit.oldest_seconds) == (overdue, OLD.total_seconds() + seconds)
    assert audit.is_well() == (not overdue)


async def test_it_costs_with_what_is_due_and_not_with_what_is_pending(
    put, auditor, database, clock
):
    await put()
    later = {
        "team_id": TEAM,
        "message": "resumed",
        "people": "U_VERA",
        "facts": {},
        "manner": Manner.NUDGE,
        "about": "conversation",
        "true_in": [],
        "wanted_at": clock.now() + timedelta(days=9),
        "due_at": clock.now() + timedelta(days=9),
        "created_at": clock.now(),
    }
    dialect = database.engine.dialect
    explain = "EXPLAIN QUERY PLAN" if dialect.name == "sqlite" else "EXPLAIN"
    statement = auditor.statement(clock.now()).compile(
        dialect=dialect, compile_kwargs={"literal_binds": True}
    )
    async with database.writes.begin() as session:
        await session.execute(
            insert(Outgoing), [{**later, "key": f"later-{number}"} for number in range(5000)]
        )
        await session.execute(text("ANALYZE outgoing"))
        raw = await session.connection()
        said = (await raw.exec_driver_sql(f"{explain} {statement}")).all()

    plan = "\n".join(str(line) for line in said)
    assert "ix_outgoing_due" in plan, plan
    assert "ix_outgoing_dead" in plan, plan
    assert "Seq Scan" not in plan


async def test_a_database_that_is_away_is_named(clock):
    away = connect("postgresql://x@127.0.0.1:9/x")

    with pytest.raises(DatabaseAway):
        await Auditor(away, clock.now, clock.monotonic).audit()

    await away.dispose()


@pytest.fixture
def troubled(keys_seen, outbox):
    """The coordinators' messages that are seen, once all is delivered."""

    async def troubled():
        await outbox.deliver_due()
        return [key for key in keys_seen() if key.startswith("delivery_trouble")]

    return troubled


async def test_what_stays_wrong_is_told_to_each_coordinator(
    put, watch, slack, outbox, troubled, logs
):
    await put(status=Status.DEAD)

    await watch.look()
    assert await troubled() == []
    await watch.look()

    assert sorted(await troubled()) == [
        "delivery_trouble:U_SAM:2026-01-05",
        "delivery_trouble:U_VERA:2026-01-05",
    ]
    assert slack.seen_by("U_VERA")[0].startswith(
        "Infoview has had trouble with its messages for a while: 0 messages overdue,"
        " 0 waiting for a decision, 1 given up."
    )
    assert [log["event"] for log in logs if log["log_level"] == "error"] == ["messages are stuck"]


async def test_coordinators_hear_within_minutes_of_what_cannot_be_worded(
    put, watch, outbox, passes, troubled
):
    await put(message="no_such_message")
    for _ in range(3):
        await outbox.deliver_due()
        await passes(seconds=8)

    for _ in range(2):
        await watch.look()

    assert len(await troubled()) == 2


async def test_coordinators_are_told_once_a_day(put, watch, troubled, clock):
    await put(status=Status.DEAD)
    for _ in range(5):
        await watch.look()
    assert len(await troubled()) == 2

    clock.forward(days=1)
    await watch.look()

    assert len(await troubled()) == 4


async def test_two_replicas_tell_once(put, watch, database, clock, auditor, troubled):
    await put(status=Status.DEAD)
    other = Watch(database, clock.now, auditor, TEAM, watch.coordinators)

    for _ in range(2):
        await asyncio.gather(watch.look(), other.look())

    assert len(await troubled()) == 2


async def test_what_came_right_meanwhile_is_told_to_nobody(put, watch, outbox, troubled, clock):
    await put()
    clock.forward(minutes=20)
    await watch.look()
    await outbox.deliver_due()
    await watch.look()
    await put("another", due_at=clock.now() - OLD)

    await watch.look()

    assert await troubled() == []


async def test_another_workspaces_trouble_is_not_theirs(put, watch, troubled):
    await put(team_id="T2", status=Status.DEAD)

    await watch.look()
    await watch.look()

    assert await troubled() == []
