"""Two who decide take turns; who only looks waits for nobody; a commit is on the disk."""

import asyncio
import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.domain.delivery import Manner, Status
from bot.domain.introduction import Move, State
from bot.domain.trouble import DatabaseAway
from bot.models import Introduction, Outgoing, Step, Workspace
from bot.models.engine import connect, lock, reached

NOW = datetime(2026, 1, 5, 15, tzinfo=UTC)


def introduction(**more):
    facts = {"id": "i1", "student": "U1", "volunteer": "U2", "state": State.REQUESTED}
    typed = {"opening": "…", "areas": [], "formats": [], "minutes": 20, "found_by": "x"}
    return Introduction(team_id="T1", requested_at=NOW, **facts | typed | more)


async def count_up(sessions, has_read, go, *locked):
    """Read a number, let another read it too if it can, write the next one."""
    async with sessions.begin() as session:
        if locked:
            await lock(session, *locked)
        workspace = await session.get_one(Workspace, "T1")
        has_read.set()
        await go.wait()
        workspace.name = str(int(workspace.name) + 1)


async def both_count_up(sessions, *locked):
    """The first goes on when the second has read, or is seen to wait for its turn."""
    first_read, second_read, go = asyncio.Event(), asyncio.Event(), asyncio.Event()
    first = asyncio.create_task(count_up(sessions, first_read, go, *locked))
    await first_read.wait()
    second = asyncio.create_task(count_up(sessions, second_read, go, *locked))
    with suppress(TimeoutError):
        await asyncio.wait_for(second_read.wait(), timeout=0.2)
    go.set()
    return await asyncio.gather(first, second, return_exceptions=True)


async def number(database):
    async with database.reads() as session:
        return await session.scalar(select(Workspace.name))


async def test_two_who_decide_take_turns(database, workspace):
    assert await both_count_up(database.writes, "T1:U1") == [None, None]
    assert await number(database) == "2"


async def test_without_turns_one_of_them_would_be_lost(database, workspace):
    """The proof that the test above can fail: no lock, and on SQLite no BEGIN IMMEDIATE."""
    _, second = await both_count_up(database.reads)

    assert await number(database) == "1"
    assert second is None or isinstance(second, OperationalError)


@pytest.mark.parametrize("look", ["reads", "look"])
async def test_who_looks_waits_for_no_writer(database, workspace, look):
    async with database.writes.begin() as session:
        (await session.get_one(Workspace, "T1")).name = "1"
        await session.flush()

        seen = await asyncio.wait_for(
            number(database)
            if look == "reads"
            else database.look(lambda connection: connection.scalar(select(Workspace.name))),
            timeout=10,
        )

    assert seen == "0"
    assert await number(database) == "1"


async def test_what_is_read_as_whole_rows_can_be_used_afterwards(database, workspace):
    known = await database.read(lambda session: session.get_one(Workspace, "T1"))

    assert (known.name, known.bot_user_id) == ("0", "U_BOT")


async def test_a_statement_takes_one_turn_of_the_thread(database, workspace, only_sqlite, caplog):
    """That of its connection: aiosqlite says in its log when it takes one."""
    caplog.set_level(logging.DEBUG, "aiosqlite")
    async with database.writes() as session:
        await session.execute(text("SELECT 1"))
        caplog.clear()
        assert (await session.scalars(select(Workspace.name))).all() == ["0"]
        turns = [each for each in caplog.messages if each.startswith("executing")]

    assert len(turns) == 1


async def test_what_nobody_began_is_not_taken_back(database, only_sqlite, caplog):
    async with database.engine.connect() as connection:
        await connection.rollback()
        caplog.set_level(logging.DEBUG, "aiosqlite")

    assert caplog.messages == []


async def test_many_rows_are_written_at_once(database):
    rows = [Workspace(team_id=f"T{n}", name=str(n), bot_user_id="U_BOT") for n in range(3)]
    async with database.writes.begin() as session:
        session.add_all(rows)
    async with database.reads() as session:
        names = (await session.scalars(select(Workspace.name).order_by(Workspace.team_id))).all()

    assert names == ["0", "1", "2"]


async def test_locks_taken_in_another_order_do_not_wait_for_each_other(database):
    async def locked(*names):
        async with database.writes.begin() as session:
            await lock(session, *names)
            await session.execute(text("SELECT 1"))

    both = asyncio.gather(*(locked(*names) for names in [("a", "b"), ("b", "a")] * 10))
    await asyncio.wait_for(both, timeout=20)


async def test_another_lock_is_not_waited_for(database):
    if database.engine.dialect.name == "sqlite":
        pytest.skip("there is one writer")
    async with database.writes.begin() as first, database.writes.begin() as second:
        await lock(first, "a")
        await asyncio.wait_for(lock(second, "b"), timeout=10)


PRAGMAS = {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2}  # 2 is FULL


@pytest.mark.parametrize(("pragma", "value"), PRAGMAS.items())
async def test_sqlite_is_set_up_on_every_connection(database_url, only_sqlite, pragma, value):
    database, asked = connect(database_url), text(f"PRAGMA {pragma}")
    async with database.writes() as writes, database.reads() as reads:
        found = [await writes.scalar(asked), await reads.scalar(asked)]
    found.append(await database.look(lambda connection: connection.scalar(asked)))
    await database.dispose()

    assert found == [value] * 3


async def test_a_writer_holds_the_database_from_its_first_look(database, workspace, only_sqlite):
    async with database.writes() as session:
        await session.scalar(select(Workspace.name))
        async with database.reader.connect() as other:
            await other.exec_driver_sql("PRAGMA busy_timeout = 0")
            with pytest.raises(OperationalError, match="database is locked"):
                await other.execute(text("UPDATE workspace SET name = '9'"))


async def test_a_row_without_what_it_belongs_to_is_refused(database):
    orphan = Step(
        team_id="T1",
        id="s1",
        introduction_id="nobody's",
        move=Move.ACCEPT,
        before=State.REQUESTED,
        after=State.ACCEPTED,
        actor="U2",
        at=NOW,
    )

    with pytest.raises(IntegrityError):
        async with database.writes.begin() as session:
            session.add(orphan)


@pytest.mark.parametrize(
    ("state", "refused"),
    [
        (State.REQUESTED, True),
        (State.ACCEPTED, True),
        (State.DECLINED, False),
        (State.HELD, False),
        (State.NOT_HELD, False),
        (State.CLOSED, False),
    ],
)
async def test_two_people_have_one_open_introduction_at_a_time(database, state, refused):
    async def write(intro):
        async with database.writes.begin() as session:
            session.add(intro)

    await write(introduction(id="i1", state=state))
    again = asyncio.gather(write(introduction(id="i2")), return_exceptions=True)

    [outcome] = await again
    assert isinstance(outcome, IntegrityError) is refused


@pytest.mark.parametrize(
    "moment",
    [NOW, NOW.replace(microsecond=1), NOW.astimezone(timezone(timedelta(hours=9))), None],
)
async def test_a_moment_comes_back_aware_and_in_utc(database, moment):
    async with database.writes.begin() as session:
        session.add(introduction(accepted_at=moment))
    async with database.reads() as session:
        kept = await session.scalar(select(Introduction.accepted_at))

    assert kept == moment
    assert kept is None or kept.tzinfo is UTC


async def test_words_of_a_fixed_list_are_kept_as_they_are(database):
    async with database.writes.begin() as session:
        session.add(introduction(state=State.NOT_HELD))
    async with database.reads() as session:
        word = await session.scalar(text("SELECT state FROM introduction"))
        state = await session.scalar(select(Introduction.state))

    assert (word, state) == ("not_held", State.NOT_HELD)


async def test_a_message_waits_to_be_sent_from_the_start(database):
    message = Outgoing(
        team_id="T1",
        key="k",
        message="resumed",
        people="U1",
        facts={"a": ["b"]},
        manner=Manner.AT_ONCE,
        about="x",
        true_in=[],
        wanted_at=NOW,
        due_at=NOW,
        created_at=NOW,
    )
    async with database.writes.begin() as session:
        session.add(message)
    async with database.reads() as session:
        kept = await session.get_one(Outgoing, ("T1", "k"))

    assert (kept.status, kept.attempts, kept.lease_ends) == (Status.PENDING, 0, 0.0)
    assert kept.facts == {"a": ["b"]}


def test_other_databases_are_refused_by_name():
    with pytest.raises(ValueError, match="mysql: only sqlite:/// and postgresql:// are known"):
        connect("mysql://x")


async def test_a_process_that_stands_still_in_a_transaction_holds_the_others_up_only_briefly(
    database,
):
    """On SQLite there is one process, and on PostgreSQL the server ends the transaction."""
    if database.engine.dialect.name != "postgresql":
        pytest.skip("one process")

    async with database.writes.begin() as session:
        allowed = await session.scalar(text("SHOW idle_in_transaction_session_timeout"))

    assert allowed == "5s"


async def test_who_stood_still_in_a_transaction_is_told_that_the_database_is_away(database):
    if database.engine.dialect.name == "sqlite":
        pytest.skip("SQLite does not mind")
    error = "ERRCODE = 'idle_in_transaction_session_timeout'"
    too_long = f"DO $$ BEGIN RAISE EXCEPTION USING {error}; END $$"

    with pytest.raises(DatabaseAway), reached():
        async with database.writes.begin() as session:
            await session.execute(text(too_long))
