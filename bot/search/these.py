"""A condition for search documents by their numbers, the same statement for however many."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, String, and_, any_, bindparam, func, select

from bot.models import SearchDocument, Volunteer

_in_json = select(func.json_each(bindparam("these", type_=String)).table_valued("value").c.value)
_in_array = any_(bindparam("these", type_=ARRAY(BigInteger)))
_IN: Mapping[str, ColumnElement[bool]] = {
    "sqlite": SearchDocument.id.in_(_in_json),
    "postgresql": SearchDocument.id == _in_array,
}

_TEAM = bindparam("team_id", type_=String)
THESE: Mapping[str, ColumnElement[bool]] = {
    database: and_(
        Volunteer.team_id == _TEAM,
        Volunteer.id.in_(select(SearchDocument.volunteer_id).where(condition)),
    )
    for database, condition in _IN.items()
}
"""By kind of database: volunteers by the numbers of their documents. A join would be read from the
wrong end by SQLite, which knows not how few they are."""

NUMBER = (
    select(SearchDocument.id)
    .where(SearchDocument.team_id == Volunteer.team_id, SearchDocument.volunteer_id == Volunteer.id)
    .scalar_subquery()
    .label("document")
)


def these(numbers: Sequence[int] | Sequence[str], database: str) -> Any:
    """The parameter of that name."""
    return json.dumps(list(numbers)) if database == "sqlite" else list(numbers)
