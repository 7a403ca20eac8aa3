"""The outbox: what must be said, and how far we are with saying it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Index, Update, text, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.delivery import Manner, Status
from bot.models.base import Base

_WAITING = text("status IN ('pending', 'sending', 'uncertain')")

_DEAD = text("status = 'dead'")


class Outgoing(Base):
    """Written in the transaction of its cause; rendered when sent.

    `key` is made of what the message is about, so that a second one cannot be written.
    `lease_ends` counts seconds of whichever clock the database's leases go by (delivery/lease.py).
    """

    __tablename__ = "outgoing"
    __table_args__ = (
        Index("ix_outgoing_due", "due_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index(
            "ix_outgoing_theirs",
            "team_id",
            "people",
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        ),
        Index("ix_outgoing_about", "team_id", "about"),
        Index("ix_outgoing_wanted", "wanted_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_outgoing_posted", "team_id", "channel", "ts"),
        Index("ix_outgoing_dead", "team_id", sqlite_where=_DEAD, postgresql_where=_DEAD),
    )

    team_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    message: Mapped[str]
    people: Mapped[str]  # user ids, sorted, joined by commas: one is a DM, more are a group DM
    facts: Mapped[dict[str, Any]]
    manner: Mapped[Manner]
    about: Mapped[str]  # an introduction's id, or what else several messages share
    true_in: Mapped[list[str]]  # the introduction's states in which it holds; empty: in any
    replaces: Mapped[str | None]  # the key of the message that this one takes the place of
    settled_as: Mapped[str | None]  # the message it turns into once its buttons are answered
    wanted_at: Mapped[datetime]  # when it was to be said; hours and limits only move `due_at`
    due_at: Mapped[datetime]
    not_after: Mapped[datetime | None]
    status: Mapped[Status] = mapped_column(default=Status.PENDING)
    owner: Mapped[str | None]
    lease_ends: Mapped[float] = mapped_column(default=0.0)
    attempts: Mapped[int] = mapped_column(default=0)
    posting_since: Mapped[datetime | None]  # the first attempt to post
    channel: Mapped[str | None]
    ts: Mapped[str | None]
    error: Mapped[str | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


def reckoned_anew(*only: ColumnElement[bool]) -> Update:
    """Messages that were put off to somebody's hours are due when they were wanted, once more."""
    moved = update(Outgoing).where(_WAITING, Outgoing.due_at > Outgoing.wanted_at, *only)
    return moved.values(due_at=Outgoing.wanted_at)
