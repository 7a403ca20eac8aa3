"""The full-text match: FTS5 on SQLite, tsvector on PostgreSQL. A higher score is a better match.

Weights: title first, then fields and place, then employer; skills and about least.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Select,
    String,
    and_,
    bindparam,
    column,
    func,
    literal_column,
    select,
    table,
)
from sqlalchemy.ext.asyncio import AsyncSession

from bot.models import SearchDocument, Volunteer
from bot.search.askable import ASKABLE

CONSIDERED = 50  # the best matches, among which ties are broken

_asked = bindparam("asked", type_=String)
_search_words = table("search_words", column("rowid"))
_fts5_score = -func.bm25(literal_column("search_words"), 6, 5, 4, 3, 2, 2, 2, 1, type_=Float)
_tsvector: ColumnElement[str] = literal_column("search_document.words")
_tsquery = func.to_tsquery("simple", _asked)
_tsvector_score = func.ts_rank(
    literal_column("'{0.2, 0.5, 0.8, 1.0}'::float4[]"), _tsvector, _tsquery, type_=Float
)


def _statement(condition: Any, score: Any) -> Select[Any]:
    return (
        select(Volunteer.id, Volunteer.asked_at, score.label("score"))
        .where(
            condition,
            SearchDocument.team_id == Volunteer.team_id,
            SearchDocument.volunteer_id == Volunteer.id,
            ASKABLE,
        )
        .order_by(score.desc(), Volunteer.asked_at.asc().nulls_first())
        .limit(CONSIDERED)
    )


_SQLITE = _statement(
    and_(
        literal_column("search_words").op("MATCH")(_asked),
        _search_words.c.rowid == SearchDocument.id,
    ),
    _fts5_score,
)
_POSTGRESQL = _statement(_tsvector.op("@@")(_tsquery), _tsvector_score)


def matching(session: AsyncSession, stems: Sequence[str]) -> tuple[Select[Any], str]:
    """The statement for this database, and its parameter `asked`: any of the stems.

    Every stem is quoted: both databases would read NEAR, AND or a dash as their own language.
    """
    if session.get_bind().dialect.name == "sqlite":
        return _SQLITE, " OR ".join(f'"{stem}"' for stem in stems)
    return _POSTGRESQL, " | ".join(f"'{stem}'" for stem in stems)
