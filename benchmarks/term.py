"""A term of one programme, in memory: who asks whom, as search shows people in one way or another.

Whoever searches sees five who may be asked now and asks one of them: the first twice as often as
the second, three times as often as the third. The limits on asking hold in every way.
"""

import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from statistics import mean, median

from bot.domain.fairness import Load
from bot.domain.programme import Programme

BEGINS = date(2026, 9, 7)
DAYS = 15 * 7
WISHES = 3  # of a student in a term
ANSWERS_AFTER = timedelta(days=2)
SILENT = 0.2  # of the volunteers, who answer three requests in ten; the others nine
OFTEN, SELDOM = 0.9, 0.3
YES = 0.7  # of the answers

Fits = Mapping[int, float]
Way = Callable[[Fits, Mapping[int, Load], date, random.Random], Sequence[int]]
"""In which order those who fit are shown, by how much they were asked."""


@dataclass(frozen=True)
class Wish:
    day: date
    student: int
    query: str


@dataclass
class Asked:
    """Of one volunteer: the days of the requests; of the yeses, noes and silences, when known."""

    days: list[date] = field(default_factory=list)
    accepted: list[date] = field(default_factory=list)
    answered: list[date] = field(default_factory=list)
    unanswered: list[date] = field(default_factory=list)

    def load(self, day: date, programme: Programme) -> Load:
        lately = day - programme.fairness.lately
        return Load(
            sum(each >= lately for each in self.days),
            sum(each < day for each in self.answered),
            sum(each < day for each in self.unanswered),
            datetime.combine(self.days[-1], time(12), UTC),
        )

    def is_full(self, day: date, programme: Programme) -> bool:
        month = day.replace(day=1)
        return (
            sum(each >= month for each in self.days) >= programme.requests_a_month
            or sum(month <= each <= day for each in self.accepted) >= programme.meetings_a_month
        )


@dataclass(frozen=True)
class Outcome:
    """Of all requests: the part that the busiest tenth of the volunteers got; the part of the
    volunteers whom nobody asked; how well those fit who were asked, beside the best for that query;
    the part that was answered."""

    asks: int
    busiest_tenth: float
    never_asked: float
    median_fit: float
    mean_fit: float
    answered: float


def wishes_of(students: int, queries: Sequence[str]) -> Sequence[Wish]:
    """Each query is looked for once, on any day of the term."""
    draw = random.Random(11)  # noqa: S311 (nothing to guess)
    found = [
        Wish(BEGINS + timedelta(days=draw.randrange(DAYS)), draw.randrange(students), query)
        for query in queries
    ]
    return sorted(found, key=lambda wish: wish.day)


def play(
    way: Way,
    wishes: Sequence[Wish],
    fits: Mapping[str, Fits],
    volunteers: int,
    programme: Programme,
) -> Outcome:
    draw = random.Random(3)  # noqa: S311 (nothing to guess)
    known: dict[int, Asked] = {}
    pairs: set[tuple[int, int]] = set()
    how_well: list[float] = []
    for wish in wishes:
        fitting = fits[wish.query]
        loads = {
            number: known[number].load(wish.day, programme) for number in fitting if number in known
        }
        order = way(fitting, loads, wish.day, draw)
        free = (each for each in order if _may_ask(wish, each, known, pairs, programme))
        shown = list(islice(free, programme.cards))
        if shown:
            chosen = draw.choices(shown, [1 / rank for rank in range(1, len(shown) + 1)])[0]
            pairs.add((wish.student, chosen))
            _ask(known.setdefault(chosen, Asked()), chosen, wish.day, draw, programme)
            how_well.append(fitting[chosen] / max(fitting.values()))
    return _outcome(known, how_well, volunteers)


def _may_ask(
    wish: Wish,
    number: int,
    known: Mapping[int, Asked],
    pairs: Collection[tuple[int, int]],
    programme: Programme,
) -> bool:
    full = number in known and known[number].is_full(wish.day, programme)
    return not full and (wish.student, number) not in pairs


def _ask(of: Asked, number: int, day: date, draw: random.Random, programme: Programme) -> None:
    of.days.append(day)
    silent = random.Random(number).random() < SILENT  # noqa: S311 (the same in every way)
    if draw.random() >= (SELDOM if silent else OFTEN):
        of.unanswered.append(day + programme.lapse_after)
        return
    of.answered.append(day + ANSWERS_AFTER)
    if draw.random() < YES:
        of.accepted.append(day + ANSWERS_AFTER)


def _outcome(known: Mapping[int, Asked], how_well: Sequence[float], volunteers: int) -> Outcome:
    asks = sorted((len(each.days) for each in known.values()), reverse=True)
    return Outcome(
        asks=sum(asks),
        busiest_tenth=sum(asks[: volunteers // 10]) / sum(asks),
        never_asked=1 - len(asks) / volunteers,
        median_fit=median(how_well),
        mean_fit=mean(how_well),
        answered=sum(len(each.answered) for each in known.values()) / sum(asks),
    )
