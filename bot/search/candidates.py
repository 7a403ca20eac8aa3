"""Who may fit: the full-text match, FTS5 on SQLite and tsvector on PostgreSQL.

Only sets of terms are asked for, in the order of the documents' numbers, which both databases keep
alike; how well somebody fits is for bot/search/scoring.py.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, Row, text

Needs = Sequence[Collection[str]]
"""Of each collection of terms, at least one."""

_HALF = (
    "SELECT * FROM (SELECT d.id, d.terms FROM search_words"
    " JOIN search_document d ON d.id = search_words.rowid"
    " WHERE search_words MATCH :asked AND search_words.rowid BETWEEN {} AND {}"
    " AND d.team_id = :team_id AND d.listed >= :listed"
    " ORDER BY search_words.rowid LIMIT :most)"
)
_STATEMENTS = {
    "sqlite": text(
        f"{_HALF.format(':place', ':last')} UNION ALL {_HALF.format(':first', ':place - 1')}"
        " LIMIT :most"  # where the first half has enough, the other is never looked at
    ),
    "postgresql": text(
        "SELECT d.id, d.terms FROM search_document d"
        " WHERE d.words @@ CAST(:asked AS tsquery) AND d.id BETWEEN :first AND :last"
        " AND d.team_id = :team_id AND (d.listed OR NOT :listed)"
        " ORDER BY d.id < :place, d.id LIMIT :most"
    ),
}


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
    database = connection.dialect.name
    return connection.execute(
        _STATEMENTS[database],
        {
            "asked": expression(needs, without, database),
            "team_id": team_id,
            "first": first,
            "place": place,
            "last": last,
            "most": most,
            "listed": listed,
        },
    ).all()


def expression(needs: Needs, without: Collection[str], database: str) -> str:
    """In the language of this kind of database. Terms are plain letters, and are quoted anyhow."""
    quote, either, both, but = (
        ('"', " OR ", " AND ", " NOT ") if database == "sqlite" else ("'", " | ", " & ", " & !")
    )

    def any_of(terms: Collection[str]) -> str:
        return f"({either.join(f'{quote}{term}{quote}' for term in sorted(terms))})"

    wanted = both.join(any_of(terms) for terms in needs)
    return f"({wanted}){but}{any_of(without)}" if without else wanted
