"""What runs beside everything else, and the settings that it needs."""

import asyncio
from datetime import timedelta
from threading import Event

import pytest
from click import ClickException
from structlog.testing import capture_logs

from bot.beside import repeated, soon
from bot.domain.trouble import DatabaseAway
from bot.settings import Settings, read_settings

AT_ONCE = timedelta(seconds=0.001)


async def test_it_is_done_again_and_again_also_after_the_database_was_away():
    done, often = [], asyncio.Event()

    async def work():
        done.append("once more")
        if len(done) == 1:
            raise DatabaseAway
        if len(done) == 3:
            often.set()

    with capture_logs() as logs:
        async with asyncio.timeout(10), repeated(AT_ONCE, work):
            await often.wait()

    assert [log["event"] for log in logs] == ["put off until the database is back"]


async def test_what_has_begun_is_let_finish():
    done, began = [], asyncio.Event()

    async def work():
        began.set()
        await asyncio.sleep(0)
        done.append("to its end")

    async with asyncio.timeout(10), repeated(timedelta(hours=1), work):
        await began.wait()

    assert done == ["to its end"]


async def test_what_is_done_soon_keeps_nobody_waiting_and_is_let_finish():
    loop = asyncio.get_running_loop()
    began, go_on, done = asyncio.Event(), Event(), []

    def work():
        loop.call_soon_threadsafe(began.set)
        done.append(go_on.wait(10))

    async with asyncio.timeout(10), soon(AT_ONCE, work, work):
        await began.wait()
        assert done == []
        go_on.set()

    assert done[0] is True


async def test_who_stops_before_it_was_done_does_not_wait_for_it():
    done = []

    async with asyncio.timeout(10), soon(timedelta(hours=1), lambda: done.append("anyway")):
        pass

    assert done == []


@pytest.mark.parametrize(
    ("typed", "ids"), [("", ()), ("U1", ("U1",)), (" U1, W2 ,,", ("U1", "W2"))]
)
def test_coordinators_are_slack_ids_with_commas_between(monkeypatch, tmp_path, typed, ids):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INFOVIEW_COORDINATORS", typed)

    assert read_settings().coordinators == ids


def test_a_coordinator_by_name_is_refused(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INFOVIEW_COORDINATORS", "@anna")

    with pytest.raises(ClickException, match=r"^INFOVIEW_COORDINATORS: "):
        read_settings()


def test_coordinators_may_be_given_as_they_are():
    assert Settings(coordinators=("U1",)).coordinators == ("U1",)
