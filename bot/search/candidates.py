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
_PART = (
    "(SELECT d.id, d.terms FROM search_document d"
    " WHERE {{conditions}} AND d.id {} AND d.team_id = :team_id AND (d.listed OR NOT :listed)"
    " ORDER BY {} LIMIT :most)"
)
_POSTGRESQL = " UNION ALL ".join(
    (
        _PART.format("BETWEEN :place AND :near", "d.id + 0"),
        _PART.format(
            "BETWEEN :first AND :last AND d.id NOT BETWEEN :place AND :near", "d.id < :place, d.id"
        ),
    )
)
"""Where so many are near, nobody else is looked at. No order is that of an index: PostgreSQL would
walk along all numbers for those who turn out to be few."""
_ANY_OF = "string_to_array(d.terms, ' ') && CAST(:{} AS text[])"
_NONE_OF = "' ' || d.terms || ' ' NOT LIKE ALL (CAST(:none_of AS text[]))"  # quicker than &&
NEAR = 32  # one in so many is near the place


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
    needs = [set(terms).difference(without) for terms in needs]
    if not all(needs):
        return ()
    on_sqlite = connection.dialect.name == "sqlite"
    statement, asked = (_of_words if on_sqlite else _of_arrays)(needs, without)
    limits = {"team_id": team_id, "listed": listed, "most": most}
    near = min(place + (last - first) // NEAR, last)
    where = {"first": first, "place": place, "near": near, "last": last}
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
        conditions.append(_NONE_OF)
        arrays["none_of"] = [f"% {_literally(term)} %" for term in sorted(without)]
    parts = _POSTGRESQL.format(conditions=" AND ".join(conditions))
    return text(f"{parts} LIMIT :most"), arrays


def _literally(term: str) -> str:
    """Of what LIKE reads, terms have nothing but underscores."""
    return term.replace("_", r"\_")
