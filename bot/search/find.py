"""Find the volunteers for a query: understand, match, rank, break ties fairly, give reasons."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from hashlib import blake2b
from itertools import islice

from sqlalchemy import Connection

from bot.search import vocabulary
from bot.search.askable import Asker
from bot.search.described import Described, described
from bot.search.matched import EVERYBODY, Matches, Scope, matched
from bot.search.remembered import Memory
from bot.search.standing import Moment, Standing, last_asked, moment
from bot.search.surfacing import surfaced
from bot.search.understood import Understood, understood
from bot.search.wants import Wants

CANDIDATES = (200, EVERYBODY)  # of one kind; more only when too few of them may be asked
LOOKED_UP = 2  # times as many as are wanted: not everybody may be asked
NEVER = datetime.min.replace(tzinfo=UTC)
LOTS = 2_305_843_009_213_693_951  # a prime above all numbers: each day's factor shuffles them anew


@dataclass(frozen=True)
class Found:
    """A volunteer who may be asked now. `meetings` are those agreed on since the month began."""

    number: int
    volunteer: Described
    score: float
    timezone: str | None = None
    meetings: int = 0


@dataclass(frozen=True)
class Result:
    """Whom a student finds, best first, and how the student stands: see bot/search/askable.py.

    `relaxed`: what of the query the best of them does not meet, in the order it was given up.
    """

    found: Sequence[Found]
    open_requests: int
    next_lapse: datetime | None
    takes_part: bool | None
    understood: Understood
    relaxed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Search:
    """Remembers what a query means, whom it fits, and in which order, for as long as that is so."""

    candidates: Sequence[int] = CANDIDATES
    words: Memory[Sequence[str]] = field(default_factory=Memory)
    meanings: Memory[Understood] = field(default_factory=Memory)
    matches: Memory[Matches] = field(default_factory=Memory)
    orders: Memory["array[int]"] = field(default_factory=Memory)

    def find(self, connection: Connection, asker: Asker, query: str, *, limit: int) -> Result:
        """At most `limit` people; none when no word of the query fits anybody."""
        team_id, day = asker.team_id, asker.now.date()
        first = self.orders.last((team_id, query, self.candidates[0])) or ()
        at = moment(connection, asker, first[: LOOKED_UP * limit])
        words = partial(self._words, connection, team_id, at.profiles)
        meaning = self.meanings.recall(
            (team_id, query),
            (at.profiles, day.year),
            partial(understood, connection, team_id, query, day.year, words),
        )
        found: list[Found] = []
        for most in self.candidates if meaning.asked else ():
            scope = Scope(team_id, day, most)
            matches, order = self._ordered(connection, at, query, meaning.wants, scope)
            who = list(islice(_askable(connection, asker, at, order, limit), limit))
            found = _found(connection, team_id, meaning.wants, matches, who)
            if len(found) == limit or matches.all:
                break
        return _result(at, meaning, found)

    def everybody(self, connection: Connection, asker: Asker, query: str, *, limit: int) -> Result:
        """The same of all who are known, whether or not they have joined or may be asked."""
        team_id, day = asker.team_id, asker.now.date()
        at = moment(connection, asker, ())
        words = partial(self._words, connection, team_id, at.profiles)
        meaning = understood(connection, team_id, query, day.year, words)
        found: list[Found] = []
        if meaning.asked:
            scope = Scope(team_id, day, self.candidates[0], listed=False)
            matches = matched(connection, meaning.wants, scope)
            first = ordered(connection, team_id, matches, day)[:limit]
            found = _found(
                connection, team_id, meaning.wants, matches, [(n, None, 0) for n in first]
            )
        return _result(at, meaning, found)

    def _words(self, connection: Connection, team_id: str, profiles: int) -> Sequence[str]:
        return self.words.recall(team_id, profiles, partial(vocabulary.words, connection, team_id))

    def _ordered(
        self, connection: Connection, at: Moment, query: str, wants: Wants, scope: Scope
    ) -> tuple[Matches, "array[int]"]:
        """From memory, if neither the profiles nor, for the order, asks or the day have changed."""
        key = (scope.team_id, query, scope.most)
        find = partial(matched, connection, wants, scope)
        matches = self.matches.recall(key, (at.profiles, scope.day), find)
        order = partial(ordered, connection, scope.team_id, matches, scope.day)
        return matches, self.orders.recall(key, (at.profiles, at.asks, scope.day), order)


def _result(at: Moment, meaning: Understood, found: Sequence[Found]) -> Result:
    return Result(
        found=found,
        open_requests=at.open_requests,
        next_lapse=at.next_lapse,
        takes_part=at.takes_part,
        understood=meaning,
        relaxed=_relaxed(meaning, found),
    )


def ordered(connection: Connection, team_id: str, matches: Matches, day: date) -> "array[int]":
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
    wants: Wants,
    matches: Matches,
    who: Sequence[tuple[int, str | None, int]],
) -> list[Found]:
    known = matches.described
    unknown = [number for number, _, _ in who if number not in known]
    if unknown:
        known.update(described(connection, team_id, wants, unknown))
    score = dict(zip(matches.numbers, matches.scores, strict=True)) if who else {}
    return [
        Found(number, known[number], score[number], timezone, meetings)
        for number, timezone, meetings in who
    ]


def _relaxed(meaning: Understood, found: Sequence[Found]) -> tuple[str, ...]:
    return found[0].volunteer.lacks if found else ()
