"""How much volunteers were asked, and whether they answered: of all candidates in one statement.

Answers count from the day after on. So the order of a search changes with the requests that were
sent and with the day, but not each time somebody presses a button.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from bot.domain.fairness import Fairness, Load
from bot.models import Introduction, Volunteer
from bot.search.these import NUMBER, THESE, these

_MOMENT = Introduction.requested_at.type
_DAY = bindparam("day", type_=_MOMENT)
_answered = or_(Introduction.accepted_at < _DAY, Introduction.declined_at < _DAY)
_unanswered = Introduction.lapsed_at < _DAY
_count = func.count(Introduction.id)
_LOADS: Mapping[str, Any] = {
    database: select(
        NUMBER,
        _count.filter(Introduction.requested_at >= bindparam("lately", type_=_MOMENT)),
        _count.filter(_answered),
        _count.filter(_unanswered),
        Volunteer.asked_at,
    )
    .select_from(Volunteer)
    .outerjoin(
        Introduction,
        and_(
            Introduction.team_id == Volunteer.team_id,
            Introduction.volunteer == Volunteer.user_id,
            Introduction.requested_at >= bindparam("remembered", type_=_MOMENT),
        ),
    )
    .where(by_number, Volunteer.asked_at.is_not(None))
    .group_by(Volunteer.team_id, Volunteer.id)
    for database, by_number in THESE.items()
}


def loads(
    connection: Connection, team_id: str, numbers: Sequence[int], day: date, fairness: Fairness
) -> Mapping[int, Load]:
    """Of those whom anybody ever asked, by the numbers of their documents."""
    database, began = connection.dialect.name, beginning(day)
    parameters = {
        "team_id": team_id,
        "these": these(numbers, database),
        "day": began,
        "lately": began - fairness.lately,
        "remembered": began - max(fairness.answers_within, fairness.lately),
    }
    return {
        number: Load(*load) for number, *load in connection.execute(_LOADS[database], parameters)
    }


def beginning(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
