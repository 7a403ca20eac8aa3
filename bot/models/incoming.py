"""What Slack sent us and we have done: the same thing a second time changes nothing."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base


class Incoming(Base):
    """Written in the transaction of its effect. `key` names one event, press or submission."""

    __tablename__ = "incoming"
    __table_args__ = (Index("ix_incoming_done_at", "done_at"),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    done_at: Mapped[datetime]
