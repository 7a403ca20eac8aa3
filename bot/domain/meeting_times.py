"""Which times may be proposed for a meeting, and which of them may be chosen."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.domain.introduction import State
from bot.domain.letters import check_length
from bot.domain.refusal import Refused

LONGEST_PLACE = 200  # characters


class TimeIsPast(Refused):
    """Nobody meets in the past."""

    message = "time_is_past"


class TimeTwice(Refused):
    """The same time was given further above."""

    message = "time_twice"


class TimeTooFar(Refused):
    """Who can say today what they do then?"""

    message = "time_too_far"


class OwnTimes(Refused):
    """Of the times that one proposed the other one chooses."""

    message = "own_times"


class TimesReplaced(Refused):
    """Others were proposed since, or one was chosen."""

    message = "times_replaced"
    field = "first"


def check_times(
    choices: Mapping[str, datetime | None], now: datetime, within: timedelta
) -> list[datetime]:
    """Those that were given, in order; `choices` by the name of the field.

    Raises TimeIsPast, TimeTooFar, TimeTwice.
    """
    given: list[datetime] = []
    for field, time in choices.items():
        if time is None:
            continue
        must_come(time, now, field)
        if time > now + within:
            raise TimeTooFar(field=field, days=within.days)
        if time in given:
            raise TimeTwice(field=field)
        given.append(time)
    return given


def must_come(time: datetime, now: datetime, field: str | None = None) -> None:
    """Raises TimeIsPast."""
    if time <= now:
        raise TimeIsPast(field=field)


def check_place(place: str) -> None:
    """Raises BlankLetter, LongLetter."""
    check_length(place, "place", LONGEST_PLACE)


def as_seen(state: State, proposals: int) -> str:
    """How far they were with finding a time: a form that was opened before is out of date."""
    return f"{state} {proposals}"


def counts_from(ends: datetime, now: datetime, patience: timedelta) -> datetime:
    """The moment a meeting took place, for what is due after it.

    Said late, it counts from no earlier than makes the first of that due now.
    """
    return max(min(ends, now), now - patience)
