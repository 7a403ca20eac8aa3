"""Of those who fit alike, who was asked less and answers more comes first."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from bot.domain.fairness import Fairness
from bot.domain.introduction import State
from bot.search.find import Search
from bot.services.finding import Finding
from tests.slack_stub import TEAM

PLAIN = Fairness(for_load=0, for_silence=0, for_haste=0)
LONG = timedelta(days=80)  # after which they have rested


async def was_asked(there, name, *states, ago=timedelta(days=40), ended=timedelta(days=1)):
    """So often, `ago`; each ended on a day of its own."""
    now = there.clock.now()
    for number, state in enumerate(states):
        moment = {
            State.ACCEPTED: "accepted_at",
            State.DECLINED: "declined_at",
            State.LAPSED: "lapsed_at",
        }.get(state)
        await there.asked(
            name,
            state,
            id=f"i-{name}-{number}",
            student=f"U_OTHER_{number}",
            requested_at=now - ago,
            **({moment: now - ended} if moment else {}),
        )
    await there.changes(name, asked_at=now - ago)


@pytest.fixture
async def alike(there):
    for name in ("Ann", "Bea"):
        await there.has(name, title="Nurse")
    return there


async def test_who_was_asked_less_lately_comes_first(alike):
    await was_asked(alike, "Ann", *[State.WITHDRAWN] * 3, ago=timedelta(days=9))
    await was_asked(alike, "Bea", State.WITHDRAWN, ago=timedelta(days=9))

    assert await alike.finds("nurse") == ["Bea", "Ann"]


@pytest.mark.parametrize("answer", [State.ACCEPTED, State.DECLINED])
async def test_who_answers_comes_before_who_is_silent_whatever_the_answer_was(alike, answer):
    await was_asked(alike, "Ann", State.LAPSED, State.LAPSED, ago=LONG)
    await was_asked(alike, "Bea", State.LAPSED, answer, answer, ago=LONG)

    assert await alike.finds("nurse") == ["Bea", "Ann"]


async def test_what_was_asked_more_than_a_year_ago_is_forgotten(alike, clock):
    for name, silences, days in (("Ann", 2, 370), ("Bea", 1, 200)):
        ended = timedelta(days=days - 7)
        await was_asked(alike, name, *[State.LAPSED] * silences, ago=timedelta(days), ended=ended)

    assert (await alike.finds("nurse"))[0] == "Ann"
    clock.forward(days=-30)
    assert (await alike.finds("nurse"))[0] == "Bea"


async def test_who_fits_far_better_stays_first_however_often_they_were_asked(there):
    await there.has("Ann", title="Nurse")
    await there.has("Bea", about="I was a nurse once.")
    await was_asked(there, "Ann", *[State.WITHDRAWN] * 4, ago=timedelta(days=9))

    assert await there.finds("nurse") == ["Ann", "Bea"]


async def test_a_programme_may_let_relevance_alone_decide(alike, programme):
    await was_asked(alike, "Ann", *[State.WITHDRAWN] * 3, ago=timedelta(days=9))
    await was_asked(alike, "Bea", State.WITHDRAWN, ago=timedelta(days=8))
    finding = alike.does.finding
    plain = replace(finding, programme=replace(programme, fairness=PLAIN))

    answer = await plain.find(TEAM, "U_STUDENT", "nurse")

    assert [card.name for card in answer.cards] == ["Ann", "Bea"]  # who waited longer


async def test_an_answer_counts_from_the_next_day_on(alike, clock):
    """And so is remembered truly: a process that remembers finds what a new one finds."""
    await was_asked(alike, "Bea", State.REQUESTED, State.REQUESTED, ago=LONG)
    await was_asked(alike, "Ann", State.WITHDRAWN, State.WITHDRAWN, ago=LONG - timedelta(days=1))
    assert await alike.finds("nurse") == ["Bea", "Ann"]

    await alike.ends("Bea", State.LAPSED, lapsed_at=clock.now())

    assert await alike.finds("nurse") == ["Bea", "Ann"]
    assert await alike.answers("nurse") == await _anew(alike).find(TEAM, "U_STUDENT", "nurse")
    clock.forward(days=1)
    assert await alike.finds("nurse") == ["Ann", "Bea"]


async def test_however_many_fit_their_load_is_read_in_one_statement(there, database):
    for number in range(30):
        await there.has(f"v{number}", title="Nurse")
        await was_asked(there, f"v{number}", State.WITHDRAWN, ago=timedelta(days=number))
    statements = []

    async with database.reader.connect() as connection:
        event.listen(
            connection.sync_connection,
            "before_cursor_execute",
            lambda *of: statements.append(of[2]),
        )
        asker = there.does.finding.asker(TEAM, "U_STUDENT")
        found = await connection.run_sync(Search().find, asker, "nurse", limit=30)

    assert len(found.found) == 30
    assert sum("count(introduction.id)" in each for each in statements) == 1
    assert len(statements) < 15


def _anew(there):
    finding = there.does.finding
    return Finding(finding.database, finding.now, finding.new_id, finding.programme)
