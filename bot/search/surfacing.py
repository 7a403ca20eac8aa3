"""Somebody who fits, and whom nobody has asked for long, is shown too."""

from collections.abc import Collection, Mapping, Sequence

ONE_IN = 5  # people shown together
PLACES = 50  # nobody looks further
NEARLY = 0.5  # as good a match as whoever makes room


def surfaced(
    order: Sequence[int], fits: Mapping[int, float], tired: Collection[int]
) -> Sequence[int]:
    """Of each five, the last makes room for the best of those behind who have rested, if all of
    the five are tired, and if they fit nearly as well."""
    found, rest = list(order), [number for number in order if number not in tired]
    for end in range(ONE_IN, min(len(found), PLACES), ONE_IN):
        shown, place = set(found[:end]), end - 1
        rest = [number for number in rest if number not in shown]
        crowded = all(number in tired for number in found[end - ONE_IN : end])
        if rest and crowded and fits[rest[0]] >= NEARLY * fits[found[place]]:
            found.remove(rest[0])
            found.insert(place, rest[0])
    return found
