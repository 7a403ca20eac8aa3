"""The full-text match: FTS5 on SQLite, tsvector on PostgreSQL. A higher score is a better match.

Weights: title first, then fields and place, then employer; skills and about least.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Float,
    Integer,
    Select,
    String,
    UnaryExpression,
    and_,
    bindparam,
    column,
    func,
    literal_column,
    select,
    table,
)

from bot.models import SearchDocument, Volunteer
from bot.search.askable import ASKABLE

LOTS = 1_000_003  # a prime: each day's factor below it shuffles all numbers in another way

_asked = bindparam("asked", type_=String)
_search_words = table("search_words", column("rowid"))
_fts5_score = -func.bm25(literal_column("search_words"), 6, 5, 4, 3, 2, 2, 2, 1, type_=Float)
_tsvector: ColumnElement[str] = literal_column("search_document.words")
_tsquery = func.to_tsquery("simple", _asked)
_tsvector_score = func.ts_rank(
    literal_column("'{0.2, 0.5, 0.8, 1.0}'::float4[]"), _tsvector, _tsquery, type_=Float
)


def ranking(score: Any, asked_at: Any, lot: Any) -> Sequence[UnaryExpression[Any]]:
    """Better matches first, then who waited longest; the rest is by lot, drawn anew each day."""
    return score.desc(), asked_at.asc().nulls_first(), lot.asc()


def _best(condition: Any, score: Any) -> Select[Any]:
    score = score.label("score")
    lot = (SearchDocument.id * bindparam("lot", type_=BigInteger) % LOTS).label("lot")
    return (
        select(Volunteer.id, score, Volunteer.asked_at, lot)
        .where(
            condition,
            SearchDocument.team_id == Volunteer.team_id,
            SearchDocument.volunteer_id == Volunteer.id,
            ASKABLE,
        )
        .order_by(*ranking(score, Volunteer.asked_at, lot))
        .limit(bindparam("limit", type_=Integer))
    )


BEST: Mapping[str, Select[Any]] = {
    "sqlite": _best(
        and_(
            literal_column("search_words").op("MATCH")(_asked),
            _search_words.c.rowid == SearchDocument.id,
        ),
        _fts5_score,
    ),
    "postgresql": _best(_tsvector.op("@@")(_tsquery), _tsvector_score),
}
"""By kind of database: the `limit` best of those who may be asked and whom `asked` matches."""


def any_of(stems: Sequence[str], database: str) -> str:
    """The parameter `asked`, for this kind of database.

    Every stem is quoted: both databases would read NEAR, AND or a dash as their own language.
    """
    if database == "sqlite":
        return " OR ".join(f'"{stem}"' for stem in stems)
    return " | ".join(f"'{stem}'" for stem in stems)
