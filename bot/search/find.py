"""Find the volunteers for a query: match, rank, break ties fairly, give reasons."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from hashlib import blake2b
from itertools import islice

from sqlalchemy import Connection

from bot.search.askable import Asker
from bot.search.described import Described, described
from bot.search.matched import Matches, matched, number_of
from bot.search.remembered import Memory
from bot.search.standing import Moment, Standing, last_asked, moment
from bot.search.surfacing import surfaced
from bot.search.words import asked_stems

EVERYBODY = 2**31 - 2
CONSIDERED = (50, EVERYBODY)  # so many of the best; others only when too few of them may be asked
LOOKED_UP = 2  # times as many as are wanted: not everybody may be asked
NEVER = datetime.min.replace(tzinfo=UTC)
LOTS = 1_000_003  # a prime: each day's factor below it shuffles all numbers in another way


@dataclass(frozen=True)
class Found:
    """A volunteer who may be asked now. `meetings` are those agreed on since the month began."""

    volunteer: Described
    timezone: str | None
    meetings: int


@dataclass(frozen=True)
class Result:
    """Whom a student finds, best first. `open_requests`: how many this student has."""

    found: Sequence[Found]
    open_requests: int


@dataclass(frozen=True)
class Search:
    """Remembers whom a query fits, and in which order, for as long as that is so."""

    considered: Sequence[int] = CONSIDERED
    matches: Memory[Matches] = field(default_factory=Memory)
    orders: Memory["array[int]"] = field(default_factory=Memory)

    def find(self, connection: Connection, asker: Asker, query: str, *, limit: int) -> Result:
        """At most `limit` people; none when no word of the query fits anybody."""
        asked = tuple(asked_stems(query))
        first = self.orders.last((asker.team_id, asked, self.considered[0])) or ()
        at = moment(connection, asker, first[: LOOKED_UP * limit])
        found: list[Found] = []
        for considered in self.considered if asked else ():
            matches, order = self._ordered(connection, asker, at, asked, considered)
            who = list(islice(_askable(connection, asker, at, order, limit), limit))
            found = _found(connection, asker.team_id, asked, matches, who)
            if len(found) == limit or len(order) < considered:
                break
        return Result(found, at.open_requests)

    def _ordered(
        self,
        connection: Connection,
        asker: Asker,
        at: Moment,
        asked: tuple[str, ...],
        considered: int,
    ) -> tuple[Matches, "array[int]"]:
        """From memory, if neither the profiles nor, for the order, asks or the day have changed."""
        team_id, day = asker.team_id, asker.now.date()
        key = (team_id, asked, considered)
        find = partial(matched, connection, team_id, asked, considered)
        matches = self.matches.recall(key, at.profiles, find)
        order = partial(_ordered, connection, team_id, matches, day)
        return matches, self.orders.recall(key, (at.profiles, at.asks, day), order)


def fits(connection: Connection, asker: Asker, query: str, volunteer_id: str) -> bool:
    """Whether this volunteer, who may be asked, is one the query finds."""
    asked = asked_stems(query)
    if not asked:
        return False
    everybody = matched(connection, asker.team_id, asked, EVERYBODY).numbers
    number = number_of(connection, asker.team_id, volunteer_id)
    return number in everybody and bool(moment(connection, asker, [number]).askable)


def _ordered(connection: Connection, team_id: str, matches: Matches, day: date) -> "array[int]":
    """Better matches first, then who waited longest; the rest is by lot, drawn anew each day.

    Whom nobody has asked for long is surfaced: see bot/search/surfacing.py.
    """
    asked_at = last_asked(connection, team_id, matches.numbers)
    score = dict(zip(matches.numbers, matches.scores, strict=True))
    lot = _lot(day)

    def rank(number: int) -> tuple[float, datetime, int]:
        return -score[number], asked_at.get(number, NEVER), number * lot % LOTS

    return array("q", surfaced(sorted(matches.numbers, key=rank), score, asked_at, day))


def _lot(day: date) -> int:
    number = int.from_bytes(blake2b(day.isoformat().encode(), digest_size=8).digest())
    return 1 + number % (LOTS - 1)


def _askable(
    connection: Connection, asker: Asker, at: Moment, order: "array[int]", wanted: int
) -> Iterator[Standing]:
    """Those who may be asked now, in this order; looked up no further than is wanted."""
    start, at_once = 0, LOOKED_UP * wanted
    while numbers := order[start : start + at_once]:
        known = start == 0 and numbers == at.asked_for
        askable = at.askable if known else moment(connection, asker, numbers).askable
        yield from (askable[each] for each in numbers if each in askable)
        start, at_once = start + at_once, 2 * at_once


def _found(
    connection: Connection,
    team_id: str,
    asked: Sequence[str],
    matches: Matches,
    who: Sequence[Standing],
) -> list[Found]:
    known = matches.described
    unknown = [each.number for each in who if each.number not in known]
    if unknown:
        known.update(described(connection, team_id, asked, unknown))
    return [Found(known[each.number], each.timezone, each.meetings) for each in who]
