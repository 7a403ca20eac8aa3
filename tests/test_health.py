"""Red is red: no beat, or no database."""

from datetime import timedelta

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from bot.delivery.heartbeat import Heart
from bot.health import Health, live, ready
from bot.models.engine import connect

MINUTE = timedelta(minutes=1)


async def nothing():
    return False


@pytest.fixture
def heart(clock):
    return Heart(MINUTE, nothing, clock.monotonic)


@pytest.fixture
def asks(database, heart):
    """What somebody outside is told."""

    async def asks(path, database=database):
        app = Starlette(routes=[Route("/live", live), Route("/ready", ready)])
        app.state.health = Health(database, heart)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
            answer = await client.get(path)
        return answer.status_code, answer.text

    return asks


async def test_it_lives_while_its_heart_beats(asks, heart, clock):
    async with heart.beating():
        clock.forward(minutes=2.9)

        assert await asks("/live") == (200, "ok")


async def test_it_is_dead_when_three_beats_were_missed(asks, heart, clock):
    async with heart.beating():
        clock.forward(minutes=3)

        assert await asks("/live") == (503, "not ok")


async def test_it_is_ready_while_its_database_answers(asks):
    assert await asks("/ready") == (200, "ok")


async def test_it_is_not_ready_while_its_database_is_away(asks):
    away = connect("postgresql://127.0.0.1:1/infoview")

    assert await asks("/ready", away) == (503, "not ok")
    await away.dispose()
