"""What one would install instead: SQLite's FTS5 with the porter stemmer and weighted columns."""

import re

from sqlalchemy import Connection, text

from bot.search.words import POLITE

COLUMNS = {
    "title": ("title", 6),
    "fields": ("fields", 5),
    "city": ("city || ' ' || country", 4),
    "employer": ("employer", 3),
    "industry": ("industry", 2),
    "class_year": ("class_year", 2),
    "major": ("major", 2),
    "rest": ("degree || ' ' || skills || ' ' || languages || ' ' || about", 1),
}
_WEIGHTS = ", ".join(str(weight) for _, weight in COLUMNS.values())
_FIND = text(  # no data in it but our own numbers
    f"SELECT rowid FROM peer WHERE peer MATCH :asked ORDER BY bm25(peer, {_WEIGHTS}) LIMIT :limit"  # noqa: S608
)


def prepare_peer(connection: Connection) -> None:
    texts = ", ".join(expression for expression, _ in COLUMNS.values())
    connection.execute(
        text(
            f"CREATE VIRTUAL TABLE peer USING fts5({', '.join(COLUMNS)},"
            " content='', tokenize='porter unicode61')"
        )
    )
    names = ", ".join(COLUMNS)
    connection.execute(
        text(f"INSERT INTO peer(rowid, {names}) SELECT rowid, {texts} FROM volunteer")  # noqa: S608
    )


def ask_peer(connection: Connection, query: str, limit: int) -> int:
    """Words joined by OR, polite ones dropped; how many were found."""
    words = [word for word in re.findall(r"\w+", query.lower()) if word not in POLITE]
    asked = " OR ".join(f'"{word}"' for word in words)
    return len(connection.execute(_FIND, {"asked": asked, "limit": limit}).all())
