"""Volunteers, students, and what students wait for."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base

_RESTS = text("paused_until IS NOT NULL")
_FULL = text("full_until IS NOT NULL")
_ASKED = text("stay_by IS NOT NULL")


class Volunteer(Base):
    """May be imported before joining: only `joined_at` says that the person agreed to be asked."""

    __tablename__ = "volunteer"
    __table_args__ = (
        Index("uq_volunteer_user_id", "team_id", "user_id", unique=True),
        Index("uq_volunteer_email", "team_id", "email", unique=True),
        Index(
            "ix_volunteer_paused_until",
            "paused_until",
            sqlite_where=_RESTS,
            postgresql_where=_RESTS,
        ),
        Index("ix_volunteer_full_until", "full_until", sqlite_where=_FULL, postgresql_where=_FULL),
        Index("ix_volunteer_stay_by", "stay_by", sqlite_where=_ASKED, postgresql_where=_ASKED),
    )

    team_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str | None]
    email: Mapped[str | None]  # lower case; shown only where `shares_email` says so
    name: Mapped[str]
    title: Mapped[str]
    employer: Mapped[str]
    industry: Mapped[str]
    fields: Mapped[list[str]]
    city: Mapped[str]
    country: Mapped[str]
    timezone: Mapped[str]
    class_year: Mapped[int | None]
    major: Mapped[str]
    degree: Mapped[str]
    skills: Mapped[list[str]]
    languages: Mapped[list[str]]
    formats: Mapped[list[str]]
    meetings_per_month: Mapped[int | None]
    about: Mapped[str]
    booking_link: Mapped[str]
    shares_email: Mapped[bool] = mapped_column(default=False)  # with a student they accept
    joined_at: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    paused_until: Mapped[datetime | None]  # none while paused: until they say `resume`
    full_until: Mapped[datetime | None]  # a monthly cap is reached until then
    asked_at: Mapped[datetime | None]  # the last request
    request_on: Mapped[date | None]  # their own day of the last one: no two reach them in one day
    filled_until: Mapped[datetime | None]  # by their own wish the month is full until then
    lapses: Mapped[int] = mapped_column(default=0)  # requests in a row that stayed unanswered
    stay_by: Mapped[datetime | None]  # asked whether they are still with us; then hidden


class Student(Base):
    __tablename__ = "student"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    stage: Mapped[str]
    major: Mapped[str]
    interests: Mapped[str]
    skills: Mapped[str]
    values: Mapped[str]
    shares_email: Mapped[bool] = mapped_column(default=False)  # with a volunteer who accepts
    agreed_at: Mapped[datetime]


class Wish(Base):
    """*Tell me when someone joins*: what a student looked for in vain."""

    __tablename__ = "wish"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    student: Mapped[str] = mapped_column(primary_key=True)
    query: Mapped[str] = mapped_column(primary_key=True)
    narrowing: Mapped[str] = mapped_column(primary_key=True)  # packed; empty for none
    wished_at: Mapped[datetime]


class Saved(Base):
    """A student keeps a volunteer in mind for later."""

    __tablename__ = "saved"
    __table_args__ = (Index("ix_saved_volunteer_id", "team_id", "volunteer_id"),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    student: Mapped[str] = mapped_column(primary_key=True)
    volunteer_id: Mapped[str] = mapped_column(primary_key=True)
    found_by: Mapped[str]
    saved_at: Mapped[datetime]
    told_at: Mapped[datetime | None]  # that they may be asked again
