"""How far the introductions of a scene come, each as its two people play it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sandbox.person import Person


class Fate(StrEnum):
    WAITING = "waiting"
    QUESTIONED = "questioned"
    DECLINED = "declined"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted"
    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    MISSED = "missed"
    MET = "met"
    THANKED = "thanked"


MEET = (Fate.MET, Fate.THANKED)
AGREE = (*MEET, Fate.SCHEDULED, Fate.CANCELLED, Fate.MISSED)  # on a time
FIRST_WAVE = [
    *[Fate.THANKED] * 3,
    *[Fate.MET] * 2,
    *(Fate.MISSED, Fate.CANCELLED, Fate.DECLINED, Fate.LAPSED, Fate.WITHDRAWN),
]
SECOND_WAVE = [*[Fate.ACCEPTED] * 2, Fate.SCHEDULED, Fate.QUESTIONED, *[Fate.WAITING] * 3]


@dataclass(frozen=True)
class Introduction:
    student: Person
    volunteer: Person
    fate: Fate


def of(introductions: Iterable[Introduction], *fates: Fate) -> list[Introduction]:
    return [one for one in introductions if one.fate in fates]
