"""Reads on SQLite in one thread: each is told what it saw, and gives way to who decides."""

import asyncio

from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from bot.models import Workspace
from bot.models.engine import connect

NAME = select(Workspace.name)


async def test_many_look_at_once(database, workspace):
    looks = (database.look(lambda each: each.scalar(NAME)) for _ in range(20))

    assert await asyncio.gather(*looks) == ["0"] * 20


async def test_who_looks_gives_way_to_who_decides(database, workspace, only_sqlite, monkeypatch):
    monkeypatch.setattr("bot.models.looking.GIVES_WAY", 60.0)
    async with database.writes.begin() as session:
        await session.execute(text("UPDATE workspace SET name = '1'"))
        look = database.look(lambda each: each.scalar(NAME))
        looking = asyncio.create_task(look)
        done, _ = await asyncio.wait({looking}, timeout=0.2)
        assert not done

    assert await asyncio.wait_for(looking, timeout=20) == "1"


async def test_who_looks_waits_no_longer_than_a_moment(database, workspace, only_sqlite):
    async with database.writes.begin() as session:
        await session.execute(text("UPDATE workspace SET name = '1'"))
        look = database.look(lambda each: each.scalar(NAME))

        assert await asyncio.wait_for(look, timeout=20) == "0"


async def test_an_error_is_told_to_whoever_made_it_and_to_nobody_else(database, workspace):
    def fails(connection):
        connection.scalar(NAME)
        raise ValueError("mine")

    looks = (database.look(fails if n == 1 else lambda each: each.scalar(NAME)) for n in range(6))
    seen = await asyncio.gather(*looks, return_exceptions=True)

    assert [each for n, each in enumerate(seen) if n != 1] == ["0"] * 5
    assert isinstance(seen[1], ValueError)


async def test_without_a_connection_everybody_is_told(only_sqlite, tmp_path):
    nowhere = connect(f"sqlite:///{tmp_path}/no-such-folder/infoview.db")
    looks = (nowhere.look(lambda each: each.scalar(NAME)) for _ in range(6))
    seen = await asyncio.gather(*looks, return_exceptions=True)
    await nowhere.dispose()

    assert [type(each) for each in seen] == [OperationalError] * 6


async def test_who_waits_no_longer_holds_nobody_up(database, workspace, only_sqlite):
    async with database.writes.begin() as session:
        await session.execute(text("UPDATE workspace SET name = '1'"))
        looks = [
            asyncio.create_task(database.look(lambda each: each.scalar(NAME))) for _ in range(3)
        ]
        await asyncio.sleep(0)
        looks[0].cancel()
    seen = await asyncio.gather(*looks, return_exceptions=True)

    assert isinstance(seen[0], asyncio.CancelledError)
    assert len(seen[1:]) == 2
    assert set(seen[1:]) <= {"0", "1"}


async def test_each_sees_all_that_was_said_before_it_was_asked(database, workspace):
    for number in range(1, 20):
        async with database.writes.begin() as session:
            await session.execute(text(f"UPDATE workspace SET name = '{number}'"))
        looks = (database.look(lambda each: each.scalar(NAME)) for _ in range(4))

        assert await asyncio.gather(*looks) == [str(number)] * 4
