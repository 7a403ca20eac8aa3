"""The same people and the same order on any database, and whoever came first."""

import pytest

from benchmarks.people import alumni
from bot import clock
from bot.domain.programme import Programme
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
)


async def ranked(url, rows, search):
    database = connect(url)
    needs = (database, clock.now, clock.new_id, Programme())
    await Importing(*needs).add("T1", rows)
    searching = Searching(*needs, search=search)
    found = [await searching.search_for("T1", query, limit=30, everybody=True) for query in QUERIES]
    await database.dispose()
    return [[(hit.email, round(hit.score, 6)) for hit in listing.hits] for listing in found]


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
