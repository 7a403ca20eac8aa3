"""What went wrong between two people, and who is kept apart for good."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base


class Report(Base):
    __tablename__ = "report"
    __table_args__ = (Index("uq_report_of", "team_id", "introduction_id", "by", unique=True),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    introduction_id: Mapped[str]
    by: Mapped[str]
    of: Mapped[str]
    what_happened: Mapped[str]
    reported_at: Mapped[datetime]


class Block(Base):
    """Written both ways, so that one look is enough."""

    __tablename__ = "block"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(primary_key=True)
    other: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]
