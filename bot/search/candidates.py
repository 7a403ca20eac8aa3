"""Who may fit: by the index of terms, FTS5 on SQLite and GIN over arrays on PostgreSQL.

Only sets of terms are asked for, in the order of the documents' numbers, which both databases keep
alike; how well somebody fits is for bot/search/scoring.py.
"""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, Row, TextClause, text

Needs = Sequence[Collection[str]]
"""Of each collection of terms, at least one."""
Given = Mapping[str, str | Sequence[str]]
"""To a statement, by the names of its parameters."""

_HALF = (
    "SELECT * FROM (SELECT d.id, d.terms FROM search_words"
    " JOIN search_document d ON d.id = search_words.rowid"
    " WHERE search_words MATCH :asked AND search_words.rowid BETWEEN {} AND {}"
    " AND d.team_id = :team_id AND d.listed >= :listed"
    " ORDER BY search_words.rowid LIMIT :most)"
)
_SQLITE = text(
    f"{_HALF.format(':place', ':last')} UNION ALL {_HALF.format(':first', ':place - 1')}"
    " LIMIT :most"  # where the first half has enough, the other is never looked at
)
_POSTGRESQL = (
    "SELECT d.id, d.terms FROM search_document d"
    " WHERE {} AND d.id BETWEEN :first AND :last"
    " AND d.team_id = :team_id AND (d.listed OR NOT :listed)"
    " ORDER BY d.id < :place, d.id LIMIT :most"
)
_ANY_OF = "string_to_array(d.terms, ' ') && CAST(:{} AS text[])"


def candidates(
    connection: Connection,
    team_id: str,
    needs: Needs,
    without: Collection[str],
    *,
    first: int,
    place: int,
    last: int,
    most: int,
    listed: bool,
) -> Sequence[Row[int, str]]:
    """Numbers and terms of those who have what is needed; `listed`: only who has joined.

    From `place` on, and then those before it: at most so many.
    """
    on_sqlite = connection.dialect.name == "sqlite"
    statement, asked = (_of_words if on_sqlite else _of_arrays)(needs, without)
    limits = {"team_id": team_id, "listed": listed, "most": most}
    where = {"first": first, "place": place, "last": last}
    return connection.execute(statement, {**asked, **limits, **where}).all()


def _of_words(needs: Needs, without: Collection[str]) -> tuple[TextClause, Given]:
    """In the language of FTS5. Terms are plain letters, and are quoted anyhow."""
    wanted = " AND ".join(map(_either, needs))
    return _SQLITE, {"asked": f"({wanted}) NOT {_either(without)}" if without else wanted}


def _either(terms: Collection[str]) -> str:
    quoted = " OR ".join(f'"{term}"' for term in sorted(terms))
    return f"({quoted})"


def _of_arrays(needs: Needs, without: Collection[str]) -> tuple[TextClause, Given]:
    arrays = {f"any_of_{number}": sorted(terms) for number, terms in enumerate(needs)}
    conditions = [_ANY_OF.format(name) for name in arrays]
    if without:
        conditions.append(f"NOT {_ANY_OF.format('none_of')}")
        arrays["none_of"] = sorted(without)
    return text(_POSTGRESQL.format(" AND ".join(conditions))), arrays
