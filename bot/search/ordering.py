"""In which order those who fit are shown: relevance, times how free they are to be asked."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import blake2b

from sqlalchemy import Connection

from bot.domain.fairness import UNASKED, Fairness, Load, has_rested, worth
from bot.search.askable import Asker
from bot.search.loads import beginning, loads
from bot.search.matched import Matches
from bot.search.surfacing import surfaced

NEVER = datetime.min.replace(tzinfo=UTC)
LOTS = 2_305_843_009_213_693_951  # a prime above all numbers: each day's factor shuffles them anew


@dataclass(frozen=True)
class Order:
    """The numbers of documents, whoever is to be shown first; with the score that says so."""

    numbers: "array[int]"
    scores: "array[float]"


def ordered(connection: Connection, asker: Asker, matches: Matches) -> Order:
    """The same for everybody who asks on this day."""
    day = asker.now.date()
    known = loads(connection, asker.team_id, matches.numbers, day, asker.fairness)
    fits = dict(zip(matches.numbers, matches.scores, strict=True))
    return ranked(fits, known, day, asker.fairness, asker.requests_a_month)


def ranked(
    fits: Mapping[int, float],
    known: Mapping[int, Load],
    day: date,
    fairness: Fairness,
    requests_a_month: int,
) -> Order:
    """Scores: see bot/domain/fairness.py. `known`: the load of whom anybody ever asked.

    Equals by who waited longest; the rest is by lot, drawn anew each day. Whom nobody has asked
    for long is surfaced: see bot/search/surfacing.py.
    """
    began, lot = beginning(day), _lot(day)
    scores = dict(fits) | {
        number: fits[number] * worth(load, fairness, a_month=requests_a_month, now=began)
        for number, load in known.items()
    }

    def rank(number: int) -> tuple[float, datetime, int]:
        asked_at = known.get(number, UNASKED).asked_at or NEVER
        return -scores[number], asked_at, number * lot % LOTS

    tired = {number for number, load in known.items() if not has_rested(load, fairness, began)}
    order = surfaced(sorted(fits, key=rank), fits, tired)
    return Order(array("q", order), array("d", map(scores.__getitem__, order)))


def _lot(day: date) -> int:
    number = int.from_bytes(blake2b(day.isoformat().encode(), digest_size=8).digest())
    return 1 + number % (LOTS - 1)
