"""How we reach the database: whoever reads a row in order to change it holds its lock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, create_engine, event, func, make_url, select
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import Session

from bot.domain.trouble import DatabaseAway
from bot.models.looking import THREADS, Looking, Seen
from bot.models.one_turn import ONE_TURN

IDLE_WITHIN = 5  # seconds a transaction may stand still on PostgreSQL: it holds others up
BUSY_WITHIN = 30  # seconds a writer waits for another process before it gives up
READERS = 4  # on SQLite; a reader never waits for a writer (WAL)
PRAGMAS = (
    "foreign_keys = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
)
ON_POSTGRESQL = (
    f"idle_in_transaction_session_timeout={IDLE_WITHIN}s",
    "random_page_cost=1.1",  # with 4, which is of turning disks, all people are read to find some
)
PAGES_KEPT = "cache_size = -8000"  # 8 MB hold what a search reads: with 2 MB it takes twice as long


@dataclass(frozen=True)
class Database:
    """`writes` begins transactions that decide; all others begin those that only look."""

    engine: AsyncEngine
    reader: AsyncEngine
    writes: async_sessionmaker[AsyncSession]
    reads: async_sessionmaker[AsyncSession]
    looking: Looking | None

    async def look(self, work: Callable[[Connection], Seen]) -> Seen:
        """What `work` reads, in one transaction: quicker than `reads` on SQLite."""
        if self.looking:
            return await self.looking.look(work)
        async with self.reader.connect() as connection:
            return await connection.run_sync(work)

    async def read(self, work: Callable[[Session], Seen]) -> Seen:
        """The same, of whole rows."""

        def of_rows(connection: Connection) -> Seen:
            with Session(connection) as session:
                return work(session)

        return await self.look(of_rows)

    async def dispose(self) -> None:
        if self.looking:
            self.looking.dispose()
        await self.reader.dispose()
        await self.engine.dispose()


def connect(url: str) -> Database:
    """Open `sqlite:///path` or `postgresql://…`, as the user writes it.

    Raises ValueError for any other kind of database.
    """
    backend = make_url(url).get_backend_name()
    if backend == "sqlite":
        return _sqlite(url)
    if backend == "postgresql":
        return _postgresql(url)
    raise ValueError(f"{backend}: only sqlite:/// and postgresql:// are known")


@contextmanager
def reached() -> Iterator[None]:
    """Whatever the driver says when the database is away, or has let go of us: who stands still
    for IDLE_WITHIN is told so by an InternalError. Raises DatabaseAway.
    """
    try:
        yield
    except (InterfaceError, InternalError, OperationalError, PoolTimeout, OSError) as error:
        raise DatabaseAway(str(error)) from error


async def lock(session: AsyncSession, *names: str) -> None:
    """Let nobody else decide about these until the transaction ends.

    On SQLite there is one writer anyhow. Sorted, so that no two callers wait for each other.
    """
    if session.get_bind().dialect.name == "postgresql":
        for name in sorted(set(names)):
            number = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)
            await session.execute(select(func.pg_advisory_xact_lock(number)))


def _sqlite(url: str) -> Database:
    """One writer at a time: its queue is the pool's, which is fair, and not SQLite's busy loop."""
    asynchronous = make_url(url).set(drivername="sqlite+aiosqlite")
    synchronous = make_url(url).set(drivername="sqlite+pysqlite")
    args = {"timeout": BUSY_WITHIN}
    driver = {"module": ONE_TURN, "connect_args": args, "max_overflow": 0}
    engine = create_async_engine(asynchronous, pool_size=1, pool_timeout=BUSY_WITHIN, **driver)
    reader = create_async_engine(asynchronous, pool_size=READERS, **driver)
    looker = create_engine(synchronous, pool_size=THREADS, max_overflow=0, connect_args=args)
    for each in (engine.sync_engine, reader.sync_engine, looker):
        event.listen(each, "connect", _prepare)
    event.listen(looker, "connect", _keep_pages)
    event.listen(engine.sync_engine, "begin", _begin_to_write)
    for each in (reader.sync_engine, looker):
        event.listen(each, "begin", _begin_to_read)
    looking = Looking(looker)
    looking.give_way_to(engine.sync_engine)
    return _database(engine, reader, looking)


def _postgresql(url: str) -> Database:
    engine = create_async_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        connect_args={"options": " ".join(f"-c {each}" for each in ON_POSTGRESQL)},
    )
    return _database(engine, engine.execution_options(isolation_level="AUTOCOMMIT"))


def _database(engine: AsyncEngine, reader: AsyncEngine, looking: Looking | None = None) -> Database:
    return Database(
        engine,
        reader,
        async_sessionmaker(engine, expire_on_commit=False),
        async_sessionmaker(reader, expire_on_commit=False),
        looking,
    )


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin too late: at the first write
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _keep_pages(connection: Any, _record: object) -> None:
    connection.execute(f"PRAGMA {PAGES_KEPT}")


def _begin_to_write(connection: Connection) -> None:
    """SQLite knows no FOR UPDATE: two presses would both read `requested` and both win."""
    _driver(connection).execute("BEGIN IMMEDIATE")


def _begin_to_read(connection: Connection) -> None:
    _driver(connection).execute("BEGIN")


def _driver(connection: Connection) -> Any:
    return connection.connection.dbapi_connection
