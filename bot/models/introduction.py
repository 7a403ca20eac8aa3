"""An introduction, its history, and the contact that may grow from it."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.introduction import Move, State
from bot.models.base import Base

_AWAITED = text("answer_by IS NOT NULL")
_FULL = text("look_again_at IS NOT NULL")
_OPEN = text("state IN ('requested', 'accepted', 'scheduled')")


class Introduction(Base):
    """`student` and `volunteer` are Slack user ids."""

    __tablename__ = "introduction"
    __table_args__ = (
        Index("ix_introduction_student", "team_id", "student", "state"),
        Index("ix_introduction_volunteer", "team_id", "volunteer", "requested_at"),
        Index(
            "ix_introduction_look_again_at",
            "look_again_at",
            sqlite_where=_FULL,
            postgresql_where=_FULL,
        ),
        Index("ix_introduction_suggested", "team_id", "suggested_instead"),
        Index(
            "ix_introduction_answer_by",
            "answer_by",
            sqlite_where=_AWAITED,
            postgresql_where=_AWAITED,
        ),
        Index(
            "uq_introduction_open_pair",
            "team_id",
            "student",
            "volunteer",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    team_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    student: Mapped[str]
    volunteer: Mapped[str]
    state: Mapped[State]
    opening: Mapped[str]
    areas: Mapped[list[str]]
    formats: Mapped[list[str]]
    minutes: Mapped[int]
    found_by: Mapped[str]  # what the student had typed
    suggested_by: Mapped[str | None]
    suggested_name: Mapped[str | None]
    requested_at: Mapped[datetime]
    answer_by: Mapped[datetime | None]  # none: no answer is awaited
    accepted_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    lapsed_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    suggested_instead: Mapped[str | None]  # a user id: who the volunteer thinks would suit better
    named_at: Mapped[datetime | None]  # the student was told who that is
    look_again_at: Mapped[datetime | None]  # that person's month is full until then
    meets_at: Mapped[datetime | None]  # the time that stands
    place: Mapped[str | None]  # where or how, as it was typed with that time
    agreed: Mapped[int | None]  # the number of the proposal with that time
    held_at: Mapped[datetime | None]
    thanked_at: Mapped[datetime | None]


class Step(Base):
    """One line of history: who moved what, from where to where, when."""

    __tablename__ = "step"
    __table_args__ = (
        ForeignKeyConstraint(
            ["team_id", "introduction_id"], ["introduction.team_id", "introduction.id"]
        ),
        Index("ix_step_introduction_id", "team_id", "introduction_id"),
    )

    team_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    introduction_id: Mapped[str]
    move: Mapped[Move]
    before: Mapped[State | None]
    after: Mapped[State]
    actor: Mapped[str]
    at: Mapped[datetime]


class Question(Base):
    """What a volunteer asked before answering a request. `number` counts from one."""

    __tablename__ = "question"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    introduction_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[str]
    answer: Mapped[str | None]
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]


class Proposal(Base):
    """Times that one of the two proposed to the other. `number` counts from one."""

    __tablename__ = "proposal"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    introduction_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    by: Mapped[str]  # a user id
    first: Mapped[datetime]
    second: Mapped[datetime | None]
    third: Mapped[datetime | None]
    place: Mapped[str]
    proposed_at: Mapped[datetime]


class Contact(Base):
    """A student keeps in touch with a volunteer they met."""

    __tablename__ = "contact"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    student: Mapped[str] = mapped_column(primary_key=True)
    volunteer: Mapped[str] = mapped_column(primary_key=True)
    last_contact_at: Mapped[datetime]
    check_in: Mapped[int]  # how many were planned: only the newest one counts
    check_in_at: Mapped[datetime | None]  # none: they ended
    skips: Mapped[int]


class Letter(Base):
    """What one person wrote to another through the bot. `kind` is the message that carries it."""

    __tablename__ = "letter"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    student: Mapped[str]
    volunteer: Mapped[str]
    text: Mapped[str]
    written_at: Mapped[datetime]
