"""Find the volunteers for a query: understand, match, rank, break ties fairly, give reasons."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import islice

from sqlalchemy import Connection

from bot.search import vocabulary
from bot.search.askable import Asker
from bot.search.described import Described, described
from bot.search.matched import EVERYBODY, Matches, Scope, matched
from bot.search.occupations import refresh
from bot.search.ordering import Order, ordered
from bot.search.remembered import Memory
from bot.search.standing import Moment, Standing, moment
from bot.search.understood import Understood, understood
from bot.search.wants import Wants

CANDIDATES = (200, EVERYBODY)  # of one kind; more only when too few of them may be asked
LOOKED_UP = 2  # times as many as are wanted: not everybody may be asked


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
    releases: Memory[None] = field(default_factory=Memory)
    matches: Memory[Matches] = field(default_factory=Memory)
    orders: Memory[Order] = field(default_factory=Memory)

    def find(self, connection: Connection, asker: Asker, query: str, *, limit: int) -> Result:
        """At most `limit` people; none when no word of the query fits anybody."""
        team_id, day = asker.team_id, asker.now.date()
        last = self.orders.last((team_id, query, self.candidates[0], True))
        first = last.numbers if last else ()
        at = moment(connection, asker, first[: LOOKED_UP * limit])
        self.releases.recall(team_id, at.profiles, partial(refresh, connection))
        words = partial(self._words, connection, team_id, at.profiles)
        meaning = self.meanings.recall(
            (team_id, query),
            (at.profiles, day.year),
            partial(understood, connection, team_id, query, day.year, words),
        )
        found: list[Found] = []
        relaxed = False
        if meaning.asked:
            found = self._people(connection, asker, at, query, meaning.wants, limit)
            relaxed = bool(meaning.wants.phrases) and not found
        if relaxed:
            wants = replace(meaning.wants, phrases=())
            found = self._people(connection, asker, at, query, wants, limit, exactly=False)
        return _result(at, meaning, found, relaxed)

    def _people(
        self,
        connection: Connection,
        asker: Asker,
        at: Moment,
        query: str,
        wants: Wants,
        limit: int,
        *,
        exactly: bool = True,
    ) -> list[Found]:
        """`exactly`: as it was asked, and not without what stands in quotes."""
        sizes = iter(self.candidates)
        while True:
            scope = Scope(asker.team_id, asker.now.date(), next(sizes))
            key = (asker.team_id, query, scope.most, exactly)
            matches, order = self._ordered(connection, asker, at, key, wants, scope)
            who = list(islice(_askable(connection, asker, at, order, limit), limit))
            found = _found(connection, asker.team_id, wants, matches, who)
            if len(found) == limit or matches.all:
                return found

    def everybody(self, connection: Connection, asker: Asker, query: str, *, limit: int) -> Result:
        """The same of all who are known, whether or not they have joined or may be asked."""
        team_id, day = asker.team_id, asker.now.date()
        at = moment(connection, asker, ())
        words = partial(self._words, connection, team_id, at.profiles)
        meaning = understood(connection, team_id, query, day.year, words)
        found: list[Found] = []
        relaxed = False
        if meaning.asked:
            wants = meaning.wants
            scope = Scope(team_id, day, self.candidates[0], listed=False)
            matches = matched(connection, wants, scope)
            relaxed = bool(wants.phrases) and not matches.numbers
            if relaxed:
                wants = replace(wants, phrases=())
                matches = matched(connection, wants, scope)
            order = ordered(connection, asker, matches)
            everyone = (Standing(number, None, 0) for number in order.numbers[:limit])
            who = list(zip(order.scores, everyone, strict=False))
            found = _found(connection, team_id, wants, matches, who)
        return _result(at, meaning, found, relaxed)

    def _words(self, connection: Connection, team_id: str, profiles: int) -> Sequence[str]:
        return self.words.recall(team_id, profiles, partial(vocabulary.words, connection, team_id))

    def _ordered(
        self,
        connection: Connection,
        asker: Asker,
        at: Moment,
        key: Hashable,
        wants: Wants,
        scope: Scope,
    ) -> tuple[Matches, Order]:
        """From memory, if neither the profiles nor, for the order, asks or the day have changed."""
        find = partial(matched, connection, wants, scope)
        matches = self.matches.recall(key, (at.profiles, scope.day), find)
        when = (at.profiles, at.asks, scope.day, asker.fairness, asker.requests_a_month)
        return matches, self.orders.recall(key, when, partial(ordered, connection, asker, matches))


def _result(at: Moment, meaning: Understood, found: Sequence[Found], unquoted: bool) -> Result:
    return Result(
        found=found,
        open_requests=at.open_requests,
        next_lapse=at.next_lapse,
        takes_part=at.takes_part,
        understood=meaning,
        relaxed=_relaxed(found, unquoted),
    )


def _askable(
    connection: Connection, asker: Asker, at: Moment, order: Order, wanted: int
) -> Iterator[tuple[float, Standing]]:
    """Those who may be asked now, with their scores; looked up no further than is wanted."""
    start, at_once = 0, LOOKED_UP * wanted
    while numbers := order.numbers[start : start + at_once]:
        known = start == 0 and numbers == at.asked_for
        askable = at.askable if known else moment(connection, asker, numbers).askable
        scored = zip(order.scores[start : start + at_once], numbers, strict=True)
        yield from ((score, askable[each]) for score, each in scored if each in askable)
        start, at_once = start + at_once, 2 * at_once


def _found(
    connection: Connection,
    team_id: str,
    wants: Wants,
    matches: Matches,
    who: Sequence[tuple[float, Standing]],
) -> list[Found]:
    known = matches.described
    unknown = [each.number for _, each in who if each.number not in known]
    if unknown:
        known.update(described(connection, team_id, wants, unknown))
    return [
        Found(number, known[number], score, timezone, meetings)
        for score, (number, timezone, meetings) in who
    ]


def _relaxed(found: Sequence[Found], unquoted: bool) -> tuple[str, ...]:
    """What stands in quotes is given up last."""
    if not found:
        return ()
    return (*found[0].volunteer.lacks, *(("phrase",) if unquoted else ()))
