"""Months on a person's own calendar, as instants."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from bot.domain.hours import zone_of


def months_later(moment: datetime, months: int, zone: str | None) -> datetime:
    """Return the same wall time months later; a short month gives its last day."""
    local = moment.astimezone(zone_of(zone))
    return _instant(_in_month(local, months))


def start_of_month(moment: datetime, zone: str | None) -> datetime:
    return _instant(_midnight_of_the_first(moment, zone))


def start_of_next_month(moment: datetime, zone: str | None) -> datetime:
    return _instant(_in_month(_midnight_of_the_first(moment, zone), 1))


def start_of_term(
    moment: datetime, zone: str | None, begins: Sequence[tuple[int, int]]
) -> datetime:
    """The newest of the days, each a month and a day, on which a term begins."""
    today = moment.astimezone(zone_of(zone)).date()
    days = (date(year, *begin) for year in (today.year - 1, today.year) for begin in begins)
    return local_midnight(max(day for day in days if day <= today), zone)


def local_midnight(day: date, zone: str | None) -> datetime:
    """Return the instant at which that day begins there."""
    return _instant(datetime.combine(day, time(), zone_of(zone)))


def _midnight_of_the_first(moment: datetime, zone: str | None) -> datetime:
    local = moment.astimezone(zone_of(zone))
    return local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _in_month(local: datetime, months: int) -> datetime:
    years, month = divmod(local.month - 1 + months, 12)
    year, month = local.year + years, month + 1
    return local.replace(year=year, month=month, day=min(local.day, monthrange(year, month)[1]))


def _instant(local: datetime) -> datetime:
    """Resolve a wall time: a skipped one moves forward, of one that comes twice it is the first."""
    return local.replace(fold=0).astimezone(UTC)
