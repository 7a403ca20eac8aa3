"""A Slack workspace, its members, and the conversations the bot has with them."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base


class Workspace(Base):
    __tablename__ = "workspace"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    bot_user_id: Mapped[str]
    members_learned_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]  # uninstalled, or its token revoked


class Member(Base):
    """What Slack says of a person. E-mail addresses are lower case."""

    __tablename__ = "member"
    __table_args__ = (Index("ix_member_email", "team_id", "email"),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str | None]
    timezone: Mapped[str | None]
    may_take_part: Mapped[bool]  # no bot, no guest, not deactivated, of this workspace
    nudged_on: Mapped[date | None]  # the member's own day of the last nudge
    nudged_by: Mapped[str | None]  # that nudge's key
    asked_on: Mapped[date | None]  # the member's own day of the last request that was shown
    asked_by: Mapped[str | None]  # the key of that card


class Conversation(Base):
    """The channel Slack opened for a set of people: asked for once, then remembered."""

    __tablename__ = "conversation"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    people: Mapped[str] = mapped_column(primary_key=True)  # user ids, sorted, joined by commas
    channel: Mapped[str]
