"""The full-text match: FTS5 on SQLite, tsvector on PostgreSQL. A higher score is a better match.

Weights: title first, then fields and place, then employer; skills and about least.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Select,
    String,
    bindparam,
    column,
    func,
    literal_column,
    select,
    table,
)

from bot.models import SearchDocument

_asked = bindparam("asked", type_=String)
_words = table("search_words", column("rowid"))
_fts5: ColumnElement[str] = literal_column("search_words")
_tsvector: ColumnElement[str] = literal_column("search_document.words")
_tsquery = func.to_tsquery("simple", _asked)
_weights: ColumnElement[Any] = literal_column("'{0.2, 0.5, 0.8, 1.0}'::float4[]")
_MATCHED = {
    "sqlite": select(
        _words.c.rowid.label("id"),
        (-func.bm25(literal_column("search_words, 6, 5, 4, 3, 2, 2, 2, 1"), type_=Float)).label(
            "score"
        ),
    ).where(_fts5.op("MATCH")(_asked)),
    "postgresql": select(
        SearchDocument.id,
        func.ts_rank(_weights, _tsvector, _tsquery, type_=Float).label("score"),
    ).where(_tsvector.op("@@")(_tsquery), SearchDocument.team_id == bindparam("team_id")),
}


def _best(matched: Select[Any]) -> Select[Any]:
    scored = matched.cte("scored")
    order = select(scored.c.score).order_by(scored.c.score.desc())
    least = order.limit(1).offset(bindparam("considered", type_=Integer)).scalar_subquery()
    return (
        select(scored.c.id, scored.c.score)
        .where(
            scored.c.score >= func.coalesce(least, 0.0),
            SearchDocument.id == scored.c.id,
            SearchDocument.team_id == bindparam("team_id"),
        )
        .order_by(scored.c.score.desc())
    )


MATCHED: Mapping[str, Select[Any]] = {kind: _best(matched) for kind, matched in _MATCHED.items()}
"""By kind of database: of those whom `asked` matches, as many of the best as `considered` tells,
counted from 0, and all who match as well as the last of these."""


def any_of(stems: Sequence[str], database: str) -> str:
    """The parameter `asked`, for this kind of database.

    Every stem is quoted: both databases would read NEAR, AND or a dash as their own language.
    """
    if database == "sqlite":
        return " OR ".join(f'"{stem}"' for stem in stems)
    return " | ".join(f"'{stem}'" for stem in stems)
