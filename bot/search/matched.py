"""Whom a query fits, whoever asks and whether or not they may be asked now."""

from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from sqlalchemy import Connection, Row

from bot.search.candidates import Needs, candidates
from bot.search.described import Described
from bot.search.index import OF_TEAM, first_number
from bot.search.quoted import who_says
from bot.search.scoring import fit
from bot.search.terms import WORDS, term
from bot.search.wants import STRONG, WEAK, Wants
from bot.search.words import content_stems

ENOUGH = 100  # candidates: who is not among them fits less
EVERYBODY = 2**31 - 1


@dataclass(frozen=True)
class Matches:
    """By the numbers of their documents, each with its score; best first. `all`: nobody else fits.

    `described`: those who came so far as to be shown.
    """

    numbers: "array[int]"
    scores: "array[float]"
    all: bool
    described: dict[int, Described] = field(default_factory=dict)


@dataclass(frozen=True)
class Scope:
    """Where to look. `most`: candidates of one kind, from a place that is another one each day."""

    team_id: str
    day: date
    most: int
    listed: bool = True


def matched(connection: Connection, wants: Wants, scope: Scope) -> Matches:
    """Candidates of the first choice, then others until there are enough, scored."""
    found: dict[int, str] = {}
    complete = True
    for needs in filter(all, _choices(wants)):
        if len(found) >= ENOUGH and scope.most < EVERYBODY:
            complete = False
            break
        more = _some(connection, wants, needs, scope)
        complete = complete and len(more) < scope.most
        found.update(more)
    if wants.phrases:
        says = who_says(connection, scope.team_id, wants.phrases, list(found))
        found = {number: found[number] for number in says}
    if wants.apart is not None:
        found.pop(wants.apart, None)
    fits = ((fit(wants, terms.split()).score, number) for number, terms in found.items())
    best = sorted(((score, number) for score, number in fits if score > 0), reverse=True)
    return Matches(
        array("q", [number for _, number in best]),
        array("d", [score for score, _ in best]),
        complete,
    )


def _choices(wants: Wants) -> Iterator[Needs]:
    """The best candidates first."""
    for phrase in wants.phrases:
        yield [[term(kind, stem) for kind in WORDS] for stem in content_stems(phrase)]
    strong, near, any_ = wants.terms(STRONG), wants.terms(WEAK), wants.terms()
    modified: list[Collection[str]] = [modifier for modifier in wants.modifiers if modifier]
    one_modifier: frozenset[str] = frozenset().union(*modified)
    if modified and any_:
        yield [strong, *modified]
        yield [near, one_modifier]
    if any_:
        yield [strong]
        yield [near]
        yield [any_]
    if modified:
        yield modified
        yield [one_modifier]


def _some(
    connection: Connection, wants: Wants, needs: Needs, scope: Scope
) -> Sequence[Row[int, str]]:
    """All of them; if they are too many, from the day's place on: nobody is always cut off."""
    begin = first_number(scope.team_id)
    return candidates(
        connection,
        scope.team_id,
        needs,
        wants.unwanted,
        first=begin,
        place=begin + _place(scope),
        last=begin + 2**OF_TEAM - 1,
        most=scope.most,
        listed=scope.listed,
    )


def _place(scope: Scope) -> int:
    day = blake2b(scope.day.isoformat().encode(), digest_size=8).digest()
    return int(int.from_bytes(day) % 2**OF_TEAM)
