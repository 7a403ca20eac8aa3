"""The statements that take what is due: they cost with what is due, not with what is pending.

Each is built once, with parameters: to build one takes longer than to run it.
"""

from typing import Any

from sqlalchemy import (
    Case,
    ColumnElement,
    Integer,
    String,
    Update,
    bindparam,
    case,
    literal,
    select,
    text,
    tuple_,
    update,
)

from bot.delivery.lease import CLOCK, LEASE
from bot.domain.delivery import Manner, Status
from bot.models import Outgoing

# In the very words of the partial index: as parameters they would not be known to be the same.
IS_WAITING = text("status IN ('pending', 'sending', 'uncertain')")
IS_NEW = Outgoing.status == Status.PENDING

_NOW = bindparam("now", type_=Outgoing.due_at.type)
_THEIRS = (
    IS_NEW,
    Outgoing.team_id == bindparam("their_team", type_=String),
    Outgoing.people == bindparam("they", type_=String),
    Outgoing.manner == Manner.NUDGE,
)


def _taking(clock: ColumnElement[float], *only: ColumnElement[bool]) -> Update:
    """What somebody waits for goes first, and what keeps failing last.

    `only`: nothing else. `clock` is the one that leases go by. The rows come as they are once
    taken. What is due is a common table, since PostgreSQL may run a plain subquery more than once,
    and then takes more.
    """
    awaited = case((Outgoing.manner == Manner.AT_ONCE, 0), else_=1)
    due = (
        select(Outgoing.team_id, Outgoing.key)
        .where(IS_WAITING, Outgoing.due_at <= _NOW, Outgoing.lease_ends <= clock, *only)
        .order_by(awaited, Outgoing.attempts, Outgoing.due_at)
        .limit(bindparam("most", type_=Integer))
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    return (
        update(Outgoing)
        .where(tuple_(Outgoing.team_id, Outgoing.key).in_(select(due.c.team_id, due.c.key)))
        .values(
            owner=bindparam("new_owner", type_=String),
            attempts=Outgoing.attempts + 1,
            **_taken(clock),
        )
        .returning(Outgoing)
        .execution_options(synchronize_session=False)
    )


def _taken(clock: ColumnElement[float]) -> dict[str, Any]:
    """What an owner before may have posted stays uncertain, since when it did."""
    statuses = {at: literal(at, Outgoing.status.type) for at in Status}
    since: Case[Any] = case((IS_NEW, _NOW), else_=Outgoing.posting_since)
    return {
        "status": case((IS_NEW, statuses[Status.SENDING]), else_=statuses[Status.UNCERTAIN]),
        "posting_since": since,
        "lease_ends": clock + LEASE.total_seconds(),
    }


TAKE = {database: _taking(clock) for database, clock in CLOCK.items()}
"""By kind of database, `most` of what is due."""

TAKE_COMPANY = {database: _taking(clock, *_THEIRS) for database, clock in CLOCK.items()}
"""New nudges to one person: `they` of `their_team`."""
