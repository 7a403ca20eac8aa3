"""What changes by itself: who may be asked at this moment, how the student stands."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select

from bot.domain.introduction import State
from bot.models import Introduction, Member, SearchVersion, Volunteer
from bot.search.askable import ASKABLE, NEXT_LAPSE, OPEN_REQUESTS, TAKES_PART, Asker
from bot.search.narrowed import NARROWED
from bot.search.these import NUMBER, THESE, these


class Standing(NamedTuple):
    """Of one who may be asked. `meetings` are those agreed on since the month began."""

    number: int
    timezone: str | None
    meetings: int


@dataclass(frozen=True)
class Moment:
    """All that a search must ask each time. `profiles`, `asks`: see bot/search/versions.py.

    `open_requests`, `next_lapse` and `takes_part` are the student's; see bot/search/askable.py.
    `askable`: those of the volunteers `asked_for`, by their documents' numbers, who may be asked.
    """

    profiles: int
    asks: int
    open_requests: int
    next_lapse: datetime | None
    takes_part: bool | None
    asked_for: Sequence[int]
    askable: Mapping[int, Standing]


def moment(connection: Connection, asker: Asker, numbers: Sequence[int]) -> Moment:
    database = connection.dialect.name
    parameters = {**vars(asker), "these": these(numbers, database)}
    row = connection.execute(_MOMENT[database, asker.narrows()], parameters).one()
    profiles, asks, open_requests, next_lapse, takes_part, found = row
    askable = json.loads(found) if isinstance(found, str) else found or ()
    return Moment(
        profiles=profiles,
        asks=asks,
        open_requests=open_requests,
        next_lapse=next_lapse,
        takes_part=takes_part,
        asked_for=numbers,
        askable={each[0]: Standing(*each) for each in askable},
    )


_meetings = (
    select(func.count())
    .where(
        Introduction.team_id == Volunteer.team_id,
        Introduction.volunteer == Volunteer.user_id,
        or_(
            and_(Introduction.state != State.NOT_HELD, Introduction.state != State.CANCELLED),
            Introduction.held_at.is_not(None),
        ),
        Introduction.accepted_at >= bindparam("month_began", type_=Introduction.accepted_at.type),
    )
    .scalar_subquery()
)
_LIST: Mapping[str, Any] = {
    "sqlite": (func.json_group_array, func.json_array),
    "postgresql": (func.json_agg, func.json_build_array),
}


def _version(column: Any) -> Any:
    of = select(column).where(SearchVersion.team_id == bindparam("team_id"))
    return func.coalesce(of.scalar_subquery(), 0)


def _moment(database: str, who: ColumnElement[bool]) -> Select[Any]:
    """In one row: each row that is fetched costs the event loop a turn."""
    all_of, one = _LIST[database]
    return select(
        _version(SearchVersion.profiles),
        _version(SearchVersion.asks),
        OPEN_REQUESTS.scalar_subquery(),
        NEXT_LAPSE.scalar_subquery(),
        TAKES_PART.scalar_subquery(),
        select(all_of(one(NUMBER, Member.timezone, _meetings)))
        .where(THESE[database], who)
        .scalar_subquery(),
    )


_MOMENT = {
    (database, narrows): _moment(database, and_(ASKABLE, NARROWED) if narrows else ASKABLE)
    for database in _LIST
    for narrows in (False, True)
}
"""Who narrows nothing does not pay for it: SQLite plans a statement anew for each pattern it is to
look for, which takes longer than all the rest."""
