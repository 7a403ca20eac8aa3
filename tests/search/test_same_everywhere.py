"""The same people and the same order on any database, and whoever came first."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from benchmarks.people import alumni
from benchmarks.wishes import wishes
from bot import clock
from bot.domain.introduction import State
from bot.domain.programme import Programme
from bot.models import Introduction, Volunteer
from bot.models.engine import connect
from bot.search.find import Search
from bot.search.matched import EVERYBODY
from bot.services.importing import Importing
from bot.services.searching import Searching
from tests.databases import PostgreSQLServer, SqliteFiles

PEOPLE = 400
QUERIES = (
    "finance",
    "nurse in Chicago",
    "software engineering at Fen Works",
    "museums, not in Nairobi",
    "recent grads in law",
    "teaching who studied history",
    "archtecture",
    "statistics",
    "people in Boston",
    "hi, can I talk to a senior person in marketing who speaks English?",
    *dict.fromkeys(wishes(60)),
)


NOW = datetime(2026, 6, 15, 10, tzinfo=UTC)
STATES = (State.REQUESTED, State.LAPSED, State.ACCEPTED, State.DECLINED)


async def ranked(url, rows, search, asks=0):
    """The first of the alumni were asked: the more often, the further down they stand."""
    database = connect(url)
    needs = (database, lambda: NOW, clock.new_id, Programme())
    await Importing(*needs).add("T1", rows)
    await _asked(database, {row.email: number % 7 for number, row in enumerate(rows[:asks])})
    searching = Searching(*needs, search=search)
    found = [await searching.search_for("T1", query, limit=30, everybody=True) for query in QUERIES]
    await database.dispose()
    return [[(hit.email, round(hit.score, 6)) for hit in listing.hits] for listing in found]


async def _asked(database, times):
    async with database.writes.begin() as session:
        for volunteer in await session.scalars(select(Volunteer)):
            volunteer.user_id = f"U-{volunteer.email}"
            for number in range(times.get(volunteer.email, 0)):
                volunteer.asked_at = NOW - timedelta(days=9 * number + 1)
                session.add(_request(volunteer, number))


def _request(volunteer, number):
    state, asked = STATES[number % len(STATES)], NOW - timedelta(days=9 * number + 1)
    return Introduction(
        team_id="T1",
        id=f"{volunteer.email}-{number}",
        student=f"U_{number}",
        volunteer=volunteer.user_id,
        state=state,
        requested_at=asked,
        accepted_at=asked if state is State.ACCEPTED else None,
        declined_at=asked if state is State.DECLINED else None,
        lapsed_at=asked + timedelta(days=7) if state is State.LAPSED else None,
        opening="…",
        areas=[],
        formats=[],
        minutes=20,
        found_by="…",
    )


@pytest.fixture(scope="module")
def servers():
    servers = (SqliteFiles(), PostgreSQLServer())
    yield servers
    for server in servers:
        server.stop()


async def test_both_databases_find_the_same_people_in_the_same_order(servers):
    rows = alumni()[:PEOPLE]
    on_sqlite, on_postgresql = [
        await ranked(await server.fresh(), rows, Search(candidates=(40,))) for server in servers
    ]

    assert on_sqlite == on_postgresql
    assert all(on_sqlite)


async def test_both_databases_weigh_what_people_were_asked_alike(servers):
    rows = alumni()[:PEOPLE]
    on_sqlite, on_postgresql = [
        await ranked(await server.fresh(), rows, Search(), asks=PEOPLE // 2) for server in servers
    ]

    assert on_sqlite == on_postgresql
    assert on_sqlite != await ranked(await servers[0].fresh(), rows, Search())


async def test_who_came_first_makes_no_difference(servers):
    files, rows = servers[0], alumni()[:PEOPLE]

    forwards = await ranked(await files.fresh(), rows, Search())
    backwards = await ranked(await files.fresh(), rows[::-1], Search())

    assert forwards == backwards


async def test_the_best_candidates_are_the_best_of_everybody(servers):
    files, rows = servers[0], alumni()[:PEOPLE]

    some = await ranked(await files.fresh(), rows, Search())
    everybody = await ranked(await files.fresh(), rows, Search(candidates=(EVERYBODY,)))

    assert [found[:5] for found in some] == [found[:5] for found in everybody]
