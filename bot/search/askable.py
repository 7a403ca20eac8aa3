"""Who may be asked now: what no relevance can outweigh.

The conditions are built once, with parameters: a statement costs more to build than to run.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, and_, bindparam, func, or_, select

from bot.domain.fairness import Fairness
from bot.domain.introduction import OPEN, State
from bot.models import Block, Introduction, Member, Volunteer
from bot.search.narrowed import Narrowed

_TEAM = bindparam("team_id", type_=String)
_STUDENT = bindparam("student", type_=String)
_NOW = bindparam("now", type_=Volunteer.paused_until.type)
_DECLINES_SINCE = bindparam("declines_since", type_=Introduction.declined_at.type)


@dataclass(frozen=True)
class Asker(Narrowed):
    """Who looks, when, and for whom. A decline, or no answer, after `declines_since` still keeps
    the two apart; this month's meetings are those agreed on since `month_began`. Of those who fit
    alike, `fairness` decides who comes first, beside how often one may be asked in a month."""

    team_id: str
    student: str
    now: datetime
    declines_since: datetime
    month_began: datetime
    fairness: Fairness
    requests_a_month: int


LISTED = and_(
    Volunteer.team_id == _TEAM,
    Volunteer.joined_at.is_not(None),
    or_(Volunteer.paused_at.is_(None), Volunteer.paused_until <= _NOW),
    or_(Volunteer.full_until.is_(None), Volunteer.full_until <= _NOW),
    Member.team_id == Volunteer.team_id,
    Member.user_id == Volunteer.user_id,
    Member.may_take_part,
)
"""Joined, not paused, below both monthly caps, and still in the workspace."""

_APART = select(Introduction.volunteer).where(
    Introduction.team_id == _TEAM,
    Introduction.student == _STUDENT,
    or_(
        *(Introduction.state == state for state in sorted(OPEN)),
        and_(Introduction.state == State.DECLINED, Introduction.declined_at > _DECLINES_SINCE),
        and_(Introduction.state == State.LAPSED, Introduction.lapsed_at > _DECLINES_SINCE),
    ),
)

_BLOCKED = select(Block.other).where(Block.team_id == _TEAM, Block.person == _STUDENT)

ASKABLE = and_(
    LISTED,
    Volunteer.user_id != _STUDENT,
    Volunteer.user_id.not_in(_APART),
    Volunteer.user_id.not_in(_BLOCKED),
)
"""Listed, and neither the student, nor asked already, nor one who lately said no, or nothing, nor
kept apart from the student for good."""

OPEN_REQUESTS = select(func.count()).where(
    Introduction.team_id == _TEAM,
    Introduction.student == _STUDENT,
    or_(*(Introduction.state == state for state in sorted(OPEN))),
)
"""How many requests of the student are open."""

NEXT_LAPSE = select(func.min(Introduction.answer_by)).where(
    Introduction.team_id == _TEAM,
    Introduction.student == _STUDENT,
    Introduction.state == State.REQUESTED,
)
"""When the first of them lapses, if it is not answered."""

TAKES_PART = select(Member.may_take_part).where(Member.team_id == _TEAM, Member.user_id == _STUDENT)
"""Whether the student is a member of this workspace; nothing if we have not heard of them yet."""
