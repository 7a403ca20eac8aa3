"""Very many volunteers: those of the benchmark join, and then each is copied, in bulk."""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from benchmarks.people import TEAM
from bot.models import Base
from bot.search.index import OF_TEAM, first_number

APART = 5_436_284_455_931  # 2**43 by the golden ratio: numbers evenly spread, in no order
TRIGGERS = ("insert", "delete", "update")
_COPY = {
    "member": {"user_id": "user_id || '-' || k", "email": "email || '-' || k"},
    "volunteer": {
        "id": "id || '-' || k",
        "user_id": "user_id || '-' || k",
        "email": "email || '-' || k",
    },
    "search_document": {
        "id": ":first + (:apart * (row_number() OVER (ORDER BY id, k))) % :numbers",
        "volunteer_id": "volunteer_id || '-' || k",
    },
}


def multiply(connection: Connection, copies: int) -> None:
    """Each volunteer, the member and the search document, so many times more."""
    on_sqlite = connection.dialect.name == "sqlite"
    if on_sqlite:
        for each in TRIGGERS:
            connection.execute(text(f"DROP TRIGGER search_document_{each}"))
    values = {"first": first_number(TEAM), "apart": APART, "numbers": 2**OF_TEAM}
    for table, changed in _COPY.items():
        connection.execute(text(_copy(table, changed)), {**values, "copies": copies})
    times = {"times": copies + 1}
    connection.execute(text("UPDATE search_name SET people = people * :times"), times)
    connection.execute(text("UPDATE search_version SET profiles = profiles + 1"))
    if on_sqlite:
        connection.execute(text("INSERT INTO search_words(search_words) VALUES ('rebuild')"))


def _copy(table: str, changed: Mapping[str, str]) -> str:
    columns = [f'"{column.name}"' for column in Base.metadata.tables[table].columns]
    copied = ", ".join(changed.get(column.strip('"'), column) for column in columns)
    return (
        f"INSERT INTO {table} ({', '.join(columns)})"  # noqa: S608 (names of our own tables)
        " WITH RECURSIVE copy(k) AS"
        " (SELECT 1 UNION ALL SELECT k + 1 FROM copy WHERE k < :copies)"
        f" SELECT {copied} FROM {table} CROSS JOIN copy"
    )
