"""Real replicas, killed, frozen and cut off, lose nothing and say nothing twice.

And each protection is there for something: without it the same run fails. The long run of this is
`make chaos`.
"""

import pytest

from benchmarks.chaos.freezing import Case, Woken, freeze
from benchmarks.chaos.plan import Plan
from benchmarks.chaos.report import table
from benchmarks.chaos.running import run
from benchmarks.chaos.volley import volleys

SHORT = {
    "lease": 4.0,
    "answer_within": 1.5,
    "within": 600.0,
    "measured": False,
}
VOLLEYS = 3
REPLICAS = {"postgresql": 3, "sqlite": 1}
FAULTS = {
    "postgresql": {"kill", "stop", "restart", "storm", "volley", "lost answers"},
    "sqlite": {"kill", "stop", "storm", "volley", "lost answers"},
}
SENDS = {"postgresql": 5_000, "sqlite": 1_000}
FAULT_EACH = {"postgresql": 400, "sqlite": 80}


async def test_whatever_breaks_nothing_is_lost_and_nothing_said_twice(database_kind):
    sends, each = SENDS[database_kind], FAULT_EACH[database_kind]
    plan = Plan(sends, database_kind, REPLICAS[database_kind], fault_each=each, **SHORT)
    outcome = await run(plan)

    assert outcome.is_well(), table(outcome)
    assert set(outcome.counted) > FAULTS[database_kind]


@pytest.mark.parametrize("protection", ["look", "retry"])
async def test_without_it_messages_are_said_twice(protection):
    outcome = await run(Plan(200, "sqlite", 1, without=protection, faults=(), **SHORT))

    assert outcome.verdict.twice > 0


async def test_what_is_answered_before_the_commit_is_lost_with_the_replica():
    acked, lost = await volleys(Plan(1, "sqlite", 1, without="commit", **SHORT), VOLLEYS)

    assert 0 < lost <= acked


async def test_who_was_frozen_past_its_lease_does_no_harm():
    cases = [Case("check"), Case("post"), Case("mark"), Case("mark", hidden=True)]

    assert await freeze(Plan(200, replicas=2, **SHORT), cases) == [
        Woken(said=1, seen=1, known=True),  # it sees that its lease is over
        Woken(said=2, seen=1, known=True),  # no check can be nearer: it takes its own back
        Woken(said=1, seen=1, known=True),  # the other one looked, and found it
        Woken(said=2, seen=1, known=True),  # history was slow to show it
    ]


@pytest.mark.parametrize(
    ("protection", "point", "woken"),
    [
        ("lease", "check", Woken(said=2, seen=1, known=True)),
        ("take-back", "post", Woken(said=2, seen=2, known=True)),
    ],
)
async def test_without_it_a_frozen_replica_says_it_again(protection, point, woken):
    plan = Plan(200, replicas=2, without=protection, **SHORT)

    assert await freeze(plan, [Case(point)]) == [woken]
