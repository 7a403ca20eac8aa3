"""Slack's limits, as all replicas keep them together."""

from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base


class Gate(Base):
    """When something may be done again: a method, a channel's next message, the minute's budget.

    `opens_at` counts seconds of the clock that leases go by (delivery/lease.py).
    """

    __tablename__ = "gate"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    opens_at: Mapped[float]
