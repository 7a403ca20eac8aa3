"""Whom to show first of those who fit alike: the load is spread, and silence is not rewarded."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Fairness:
    """What a match is worth less, as parts of it. All at 0: relevance alone decides.

    for_load      of who was asked as often lately as a month allows
    for_silence   of who never answers
    for_haste     of who was asked just now
    """

    for_load: float = 0.5
    for_silence: float = 0.3
    for_haste: float = 0.1
    lately: timedelta = timedelta(days=30)
    answers_within: timedelta = timedelta(days=365)  # what was asked earlier is forgotten
    assumed_answers: int = 3  # before anybody asked: one silence says little of a newcomer
    rested_after: timedelta = timedelta(days=60)

    def __post_init__(self) -> None:
        for name in ("for_load", "for_silence", "for_haste"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must be from 0 to 1, not {getattr(self, name)}")
        for name in ("lately", "answers_within", "rested_after"):
            if getattr(self, name) <= timedelta():
                raise ValueError(f"{name} must be longer than nothing")
        if self.assumed_answers < 1:
            raise ValueError(f"assumed_answers must be 1 or more, not {self.assumed_answers}")


@dataclass(frozen=True)
class Load:
    """Of a volunteer: requests `lately`; of those within memory, how many were answered, and how
    many met with silence; when the last one was sent."""

    lately: int = 0
    answered: int = 0
    unanswered: int = 0
    asked_at: datetime | None = None


UNASKED = Load()


def worth(load: Load, fairness: Fairness, *, a_month: int, now: datetime) -> float:
    """From 0 to 1, by which a match is multiplied: 1 for whom nobody asked."""
    busy = min(1.0, load.lately / a_month)
    answered = load.answered + fairness.assumed_answers
    chance = answered / (answered + load.unanswered)
    return (
        (1 - fairness.for_load * busy)
        * (1 - fairness.for_silence * (1 - chance))
        * (1 - fairness.for_haste * (1 - _idle(load, fairness, now)))
    )


def has_rested(load: Load, fairness: Fairness, now: datetime) -> bool:
    return load.asked_at is None or now - load.asked_at > fairness.rested_after


def _idle(load: Load, fairness: Fairness, now: datetime) -> float:
    """From 0, asked just now, to 1, rested."""
    if load.asked_at is None:
        return 1.0
    return min(1.0, max(0.0, (now - load.asked_at) / fairness.rested_after))
