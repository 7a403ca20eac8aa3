"""The statements of a search: who is best, and all that is shown of them, in one.

They are built once: a statement costs more to build than to run.
"""

from typing import Any

from sqlalchemy import Select, bindparam, func, select

from bot.domain.introduction import State
from bot.models import Introduction, Member, Volunteer
from bot.search.candidates import BEST, ranking

_meetings = (
    select(func.count())
    .where(
        Introduction.team_id == Volunteer.team_id,
        Introduction.volunteer == Volunteer.user_id,
        Introduction.state != State.NOT_HELD,
        Introduction.accepted_at >= bindparam("month_began", type_=Introduction.accepted_at.type),
    )
    .scalar_subquery()
)
_SHOWN = (
    Volunteer.id,
    Volunteer.name,
    Volunteer.title,
    Volunteer.employer,
    Volunteer.industry,
    Volunteer.fields,
    Volunteer.city,
    Volunteer.country,
    Volunteer.class_year,
    Volunteer.major,
    Volunteer.degree,
    Volunteer.skills,
    Volunteer.languages,
    Volunteer.formats,
    Volunteer.meetings_per_month,
    Volunteer.about,
    Member.timezone,
    _meetings.label("meetings"),
)


def _described(best: Select[Any]) -> Select[Any]:
    chosen = best.subquery().c
    return (
        select(*_SHOWN)
        .where(
            Volunteer.team_id == bindparam("team_id"),
            Volunteer.id == chosen.id,
            Member.team_id == Volunteer.team_id,
            Member.user_id == Volunteer.user_id,
        )
        .order_by(*ranking(chosen.score, chosen.asked_at, chosen.lot))
    )


DESCRIBED = {database: _described(best) for database, best in BEST.items()}
"""By kind of database: the best, as they are shown; `meetings` since `month_began`."""

FITTING = {
    database: best.where(Volunteer.id == bindparam("volunteer_id"))
    for database, best in BEST.items()
}
"""By kind of database: this volunteer, if one of those whom `asked` matches."""
