"""Limits, both ways: what a student may have open, what a volunteer is asked in a month."""

from datetime import datetime
from enum import StrEnum

from bot.domain.refusal import Refused


class TooManyOpen(Refused):
    """The student has as many open requests as the programme allows."""

    message = "too_many_open"


class Hindrance(StrEnum):
    """Why a student cannot ask a volunteer now."""

    THEMSELF = "themself"
    OPEN = "open"  # one open request a pair
    DECLINED = "declined"  # lately, by this volunteer to this student
    LAPSED = "lapsed"  # lately: they did not answer this student
    RESTING = "resting"
    FULL = "full"
    OTHER = "other"  # nobody is told why: not a volunteer any more, or apart from this student


class NotAvailable(Refused):
    """The volunteer cannot be asked now; the facts say why, and until when if that is known."""

    message = "not_available"


class MonthIsFull(Refused):
    """The volunteer has agreed to as many meetings this month as they wanted."""

    message = "month_is_full"


def full_until(
    next_month: datetime, *, asked: int, asked_most: int, met: int, met_most: int
) -> datetime | None:
    """Until when a volunteer with these numbers this month is not shown to students."""
    return next_month if asked >= asked_most or met >= met_most else None
