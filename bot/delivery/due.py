"""The statement that takes what is due: it costs with what is due, not with what is pending."""

from datetime import datetime
from typing import Any

from sqlalchemy import Case, ColumnElement, Update, case, literal, select, text, tuple_, update

from bot.delivery.lease import LEASE
from bot.domain.delivery import Manner, Status
from bot.models import Outgoing

# In the very words of the partial index: as parameters they would not be known to be the same.
IS_WAITING = text("status IN ('pending', 'sending', 'uncertain')")
IS_NEW = Outgoing.status == Status.PENDING


def taking(
    most: int,
    *only: ColumnElement[bool],
    now: datetime,
    clock: ColumnElement[float],
    owner: str | None,
) -> Update:
    """What somebody waits for goes first, and what keeps failing last.

    `only`: nothing else. `clock` is the one that leases go by. The rows come as they are once
    taken. What is due is a common table, since PostgreSQL may run a plain subquery more than once,
    and then takes more.
    """
    awaited = case((Outgoing.manner == Manner.AT_ONCE, 0), else_=1)
    due = (
        select(Outgoing.team_id, Outgoing.key)
        .where(IS_WAITING, Outgoing.due_at <= now, Outgoing.lease_ends <= clock, *only)
        .order_by(awaited, Outgoing.attempts, Outgoing.due_at)
        .limit(most)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    return (
        update(Outgoing)
        .where(tuple_(Outgoing.team_id, Outgoing.key).in_(select(due.c.team_id, due.c.key)))
        .values(owner=owner, attempts=Outgoing.attempts + 1, **_taken(now, clock))
        .returning(Outgoing)
        .execution_options(synchronize_session=False)
    )


def _taken(now: datetime, clock: ColumnElement[float]) -> dict[str, Any]:
    """What an owner before may have posted stays uncertain, since when it did."""
    statuses = {at: literal(at, Outgoing.status.type) for at in Status}
    since: Case[Any] = case(
        (IS_NEW, literal(now, Outgoing.posting_since.type)), else_=Outgoing.posting_since
    )
    return {
        "status": case((IS_NEW, statuses[Status.SENDING]), else_=statuses[Status.UNCERTAIN]),
        "posting_since": since,
        "lease_ends": clock + LEASE.total_seconds(),
    }
