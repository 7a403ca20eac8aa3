"""Real SQLite without threads: each statement runs when it is the worker's turn, and at once."""

import sqlite3
from dataclasses import replace

from sqlalchemy import event
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection

from tests.simulation.world import Killed


class Slot:
    """A worker's database. It outlives the worker, since SQLAlchemy keeps its SQL compiled."""

    def __init__(self, database):
        self.database = replace(database, looking=None)
        self.world = self.worker = self.path = None
        for engine in {database.engine.sync_engine, database.reader.sync_engine}:
            event.listen(engine, "do_connect", self._connect)

    def taken_by(self, world, worker, path):
        self.world, self.worker, self.path = world, worker, path
        for engine in {self.database.engine.sync_engine, self.database.reader.sync_engine}:
            engine.dispose(close=False)

    def _connect(self, dialect, *_):
        return Adapted(dialect.dbapi, Connection(self.world, self.worker, self.path))


class Adapted(AsyncAdapt_aiosqlite_connection):
    """As SQLAlchemy sees aiosqlite, less the thread that it sends a setting to."""

    __slots__ = ()

    @property
    def isolation_level(self):
        return self._connection.sqlite.isolation_level

    @isolation_level.setter
    def isolation_level(self, value):
        self._connection.sqlite.isolation_level = value


class Connection:
    """What aiosqlite offers, as far as it is used."""

    def __init__(self, world, worker, path):
        if worker.dead:
            raise Killed
        self.world, self.worker = world, worker
        self.sqlite = self._connection = sqlite3.connect(path, timeout=0)
        worker.connections.append(self)

    def cursor(self):
        return Cursor(self)

    async def create_function(self, *args, **kwargs):
        self.sqlite.create_function(*args, **kwargs)

    async def commit(self):
        if self.worker.writing is self:
            await self.world.point(self.worker, "before a commit")
        self._end(self.sqlite.commit)
        await self.world.point(self.worker, "after a commit")

    async def rollback(self):
        began = not self.worker.dead and self.sqlite.in_transaction
        self._end(self.sqlite.rollback)
        if began:
            await self.world.point(self.worker, "after a read")

    async def close(self):
        self._end(self.sqlite.close)

    def _end(self, transaction):
        """The dead have ended theirs already."""
        if not self.worker.dead:
            transaction()
            if self.worker.writing is self:
                self.worker.writing = None


class Cursor:
    def __init__(self, connection):
        self.connection = connection
        self.cursor = None if connection.worker.dead else connection.sqlite.cursor()

    async def __aenter__(self):
        return self

    async def execute(self, statement, parameters=()):
        if statement.startswith("BEGIN"):
            await self._begin(statement)
        elif self.connection.worker.dead:
            raise Killed
        elif statement.startswith("PRAGMA synchronous"):
            self.cursor.execute("PRAGMA synchronous = OFF")  # no power fails here
        else:
            self.cursor.execute(statement, parameters)

    async def executemany(self, statement, parameters):
        self.cursor.executemany(statement, parameters)

    async def fetchall(self):
        return self.cursor.fetchall()

    async def close(self):
        if not self.connection.worker.dead:
            self.cursor.close()

    @property
    def description(self):
        return self.cursor.description

    @property
    def rowcount(self):
        return self.cursor.rowcount

    @property
    def lastrowid(self):
        return self.cursor.lastrowid

    async def _begin(self, statement):
        """One writes at a time: who finds the lock taken comes again when it is free."""
        world, worker = self.connection.world, self.connection.worker
        what = "before a transaction"
        while True:
            await world.point(worker, what)
            try:
                self.cursor.execute(statement)
            except sqlite3.OperationalError:
                what = "waits"
            else:
                if "IMMEDIATE" in statement:
                    worker.writing = self.connection
                return
