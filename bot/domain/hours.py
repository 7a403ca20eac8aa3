"""Quiet hours: when a nudge may reach a person, by the clock on their own wall."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MONDAY_TO_FRIDAY = frozenset(range(5))
EVERY_WEEKDAY = frozenset(range(7))


@dataclass(frozen=True)
class Hours:
    """Open from `opens` up to, not including, `closes`, on these weekdays (Monday is 0)."""

    opens: time = time(9)
    closes: time = time(18)
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    blackouts: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError(f"hours must open before they close: {self.opens}, {self.closes}")
        if not self.weekdays or not self.weekdays <= EVERY_WEEKDAY:
            raise ValueError(f"hours need weekdays from 0 to 6: {sorted(self.weekdays)}")

    @property
    def window(self) -> timedelta:
        """How long a day is open."""
        return datetime.combine(date.min, self.closes) - datetime.combine(date.min, self.opens)

    def allow(self, day: date) -> bool:
        return day.weekday() in self.weekdays and day not in self.blackouts


def zone_of(name: str | None) -> ZoneInfo:
    """Return the zone of this IANA name; UTC where there is none, or none we know."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown; no name at all; a folder
        return ZoneInfo("UTC")


def local_day(moment: datetime, zone: str | None) -> date:
    return moment.astimezone(zone_of(zone)).date()


def hours_apart(moment: datetime, zone: str | None, other: str | None) -> timedelta:
    """How far the clocks on two people's walls differ at that moment, whatever the day there."""
    here, there = (moment.astimezone(zone_of(each)).replace(tzinfo=UTC) for each in (zone, other))
    apart = abs(here - there)
    return min(apart, abs(timedelta(days=1) - apart))


def spread(opening: datetime, who: str, over: timedelta, hours: Hours) -> datetime:
    """Return a moment within `over` after the opening: always the same one for one person.

    Where a day is open for less than twice as long, within the first half of it.
    """
    share = int.from_bytes(blake2b(who.encode(), digest_size=4).digest()) / 2**32
    return opening + min(over, hours.window / 2) * share


def is_open(moment: datetime, zone: str | None, hours: Hours) -> bool:
    local = moment.astimezone(zone_of(zone))
    return hours.allow(local.date()) and hours.opens <= local.time() < hours.closes


def next_open(moment: datetime, zone: str | None, hours: Hours) -> datetime:
    """Return the first moment, from this one on, that the receiver's clock shows as open."""
    day = local_day(moment, zone)
    while True:
        if hours.allow(day):
            starts = [start for start in _starts(day, zone, hours) if start >= moment]
            found = [each for each in (moment, *starts) if is_open(each, zone, hours)]
            if found:
                return min(found).astimezone(UTC)
        day += timedelta(days=1)


def next_free_day(moment: datetime, zone: str | None, hours: Hours, taken: date | None) -> datetime:
    """Return the first open moment, from this one on, of a day after the one that is taken."""
    opens = next_open(moment, zone, hours)
    while taken and local_day(opens, zone) <= taken:
        tomorrow = datetime.combine(taken + timedelta(days=1), time(), zone_of(zone))
        opens = next_open(tomorrow.astimezone(UTC), zone, hours)
    return opens


def last_open(moment: datetime, zone: str | None, hours: Hours) -> datetime:
    """Return this moment if it is open, else the beginning of the last open hour before it."""
    if is_open(moment, zone, hours):
        return moment
    day = local_day(moment, zone)
    while True:
        opening = datetime.combine(day, hours.opens, zone_of(zone))
        closing = datetime.combine(day, hours.closes, zone_of(zone))
        last = max(opening, closing - timedelta(hours=1)).astimezone(UTC)
        if last <= moment and is_open(last, zone, hours):
            return last
        day -= timedelta(days=1)


def _starts(day: date, zone: str | None, hours: Hours) -> list[datetime]:
    """List every instant at which hours can begin on that day: its opening, or a clock change."""
    opening = datetime.combine(day, hours.opens, zone_of(zone))
    starts = [opening.replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
    change = _clock_change(day, zone)
    return [*starts, change] if change and local_day(change, zone) == day else starts


def _clock_change(day: date, zone: str | None) -> datetime | None:
    """Return the instant at which the zone's clocks change near that day, if they do."""
    tz = zone_of(zone)
    before = datetime.combine(day, time(), UTC) - timedelta(days=1)
    after = before + timedelta(days=3)
    offset = before.astimezone(tz).utcoffset()
    if after.astimezone(tz).utcoffset() == offset:
        return None
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // timedelta(seconds=2) * timedelta(seconds=1)
        if middle.astimezone(tz).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after
