"""aiosqlite, as SQLAlchemy speaks it: one turn of the connection's thread for each statement.

By itself it takes four: for the cursor, the statement, the rows and the cursor's end. The turns
cost more than what is done in them.
"""

import sqlite3
from collections import deque
from collections.abc import Sequence
from typing import Any

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    """What waits for the disk is the thread's; the rest is done here and now."""

    __slots__ = ()
    _awaitable_cursor_close = False

    def _make_new_cursor(self, connection: Any) -> Any:
        return connection._conn.cursor()

    def _aenter_cursor(self, cursor: Any) -> Any:
        return cursor

    async def _execute_async(self, operation: Any, parameters: Any) -> None:
        async with self._adapt_connection._execute_mutex:
            work = (_all_rows, self._cursor, operation, parameters or ())
            self._rows = deque(await self._connection._execute(*work))

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> None:
        async with self._adapt_connection._execute_mutex:
            await self._connection._execute(self._cursor.executemany, operation, seq_of_parameters)


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()
    _cursor_cls = _Cursor

    def rollback(self) -> None:
        """The pool rolls back what nobody has begun, too."""
        if self._connection.in_transaction:
            super().rollback()


class _Driver(AsyncAdapt_aiosqlite_dbapi):
    def connect(self, *args: Any, **kwargs: Any) -> _Connection:
        return _Connection(self, super().connect(*args, **kwargs)._connection)


ONE_TURN = _Driver(aiosqlite, sqlite3)
"""To be the `module` of an engine."""


def _all_rows(cursor: sqlite3.Cursor, operation: str, parameters: Sequence[Any]) -> list[Any]:
    cursor.execute(operation, parameters)
    return cursor.fetchall() if cursor.description else []
