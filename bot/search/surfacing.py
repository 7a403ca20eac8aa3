"""Somebody who fits, and whom nobody has asked for long, is shown too."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

RESTED_AFTER = timedelta(days=60)
ONE_IN = 5  # people shown together
PLACES = 50  # nobody looks further
NEARLY = 0.5  # of the score of whoever makes room


def surfaced(
    order: Sequence[int], scores: Mapping[int, float], asked_at: Mapping[int, datetime], day: date
) -> list[int]:
    """Of each five, the last makes room for the best of those behind who have rested, if none of
    the five has, and if they fit nearly as well."""
    rested_since = datetime.combine(day, time(), UTC) - RESTED_AFTER

    def rested(number: int) -> bool:
        last = asked_at.get(number)
        return last is None or last < rested_since

    found, rest = list(order), [number for number in order if rested(number)]
    for end in range(ONE_IN, min(len(found), PLACES), ONE_IN):
        shown, place = set(found[:end]), end - 1
        rest = [number for number in rest if number not in shown]
        crowded = not any(map(rested, found[end - ONE_IN : end]))
        if rest and crowded and scores[rest[0]] >= NEARLY * scores[found[place]]:
            found.remove(rest[0])
            found.insert(place, rest[0])
    return found
