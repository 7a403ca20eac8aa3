import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.requests import Request

from bot.delivery.audit import Audit, Auditor
from bot.metrics import exposition, metrics
from bot.models.engine import connect

AUDIT = Audit("T1", 7, 6, 901.5, 5, 4, 3, 2)


def test_each_count_is_a_gauge_of_its_workspace():
    families = list(text_string_to_metric_families(exposition([AUDIT]).decode()))

    assert {each.name: [(s.labels, s.value) for s in each.samples] for each in families} == {
        f"infoview_outbox_{name}": [({"workspace": "T1"}, value)]
        for name, value in {
            "due": 7,
            "overdue": 6,
            "oldest_seconds": 901.5,
            "uncertain": 5,
            "parked": 4,
            "expired_leases": 3,
            "dead": 2,
        }.items()
    }
    assert all(each.documentation for each in families)


@pytest.fixture
def scrape(clock):
    async def scrape(database):
        app = Starlette()
        app.state.auditor = Auditor(database, clock.now, clock.monotonic)
        return await metrics(Request({"type": "http", "app": app}))

    return scrape


async def test_they_are_told_in_prometheus_own_format(scrape, database):
    answer = await scrape(database)

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert b"# TYPE infoview_outbox_dead gauge" in answer.body


async def test_without_a_database_there_are_none(scrape):
    away = connect("postgresql://x@127.0.0.1:9/x")

    assert (await scrape(away)).status_code == 503

    await away.dispose()
