"""Slack's `<!date^…>`: a moment in the words and the zone of whoever looks."""

import re
from datetime import datetime, timedelta

_SUFFIX = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_TOKEN = re.compile(r"\{(\w+)\}")


def in_words(moment: datetime, pattern: str, now: datetime) -> str:
    """`moment` and `now` are in the viewer's zone; an unknown token stays as it is."""
    return _TOKEN.sub(lambda found: _word(found[1], moment, now) or found[0], pattern)


def clock_time(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment:%M} {'AM' if moment.hour < 12 else 'PM'}"


def day_words(moment: datetime, now: datetime) -> str:
    """What Slack writes between the days of a conversation."""
    return _near(moment, now) or f"{moment:%A}, {moment:%B} {_nth(moment)}"


def _word(token: str, moment: datetime, now: datetime) -> str | None:
    year = f", {moment.year}"
    words = {
        "date_num": f"{moment:%Y-%m-%d}",
        "date": f"{moment:%B} {_nth(moment)}{year}",
        "date_short": f"{moment:%b} {moment.day}{year}",
        "date_long": f"{moment:%A}, {moment:%B} {_nth(moment)}{year}",
        "time": clock_time(moment),
        "time_secs": clock_time(moment).replace(" ", f":{moment:%S} "),
        "ago": _ago(now - moment),
    }
    if token.endswith("_pretty"):
        return _near(moment, now).lower() or words.get(token.removesuffix("_pretty"))
    return words.get(token)


def _nth(moment: datetime) -> str:
    return f"{moment.day}{_SUFFIX.get(moment.day, 'th')}"


def _near(moment: datetime, now: datetime) -> str:
    days = (moment.date() - now.date()).days
    return {-1: "Yesterday", 0: "Today", 1: "Tomorrow"}.get(days, "")


def _ago(past: timedelta) -> str:
    size, ending = abs(past), "ago" if past >= timedelta() else "from now"
    for name, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        number = int(size.total_seconds()) // length
        if number:
            return f"{number} {name}{'s' if number > 1 else ''} {ending}"
    return "just now"
