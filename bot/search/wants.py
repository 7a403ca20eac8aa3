"""What a query wants of a profile, as weights of terms: the only figures of relevance there are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log
from sys import intern

from bot.search.asked import PLACES, Asked, Kind, Level, Part
from bot.search.concepts import OF_BROAD, concepts, spelled_out
from bot.search.occupations import occupations
from bot.search.placed import REGION
from bot.search.roles import titles
from bot.search.terms import term
from bot.search.words import POLITE_STEMS, slug

WHERE = {
    **{"t": 1.0, "f": 0.8, "i": 0.45, "e": 0.45},
    **{"a": 0.35, "s": 0.3, "m": 0.3, "d": 0.3, "l": 0.3},
}
"""What one word of the query is worth, by where it stands."""

ROLE = {"r": 1.0, "q": 0.75, "x": 0.5}
"""What the role that is wanted is worth: surely by the title, perhaps, or among the fields."""

BESIDE_A_JOB = 0.8  # of a role, where occupations were brought in that are named so
FIELD = 0.5  # what the fields are worth beside the role
SYNONYM = 0.6  # of a word, for one of the name that it stands for
TEXT = 0.8  # what the words are worth beside the role
MET = 9.0  # times more, for who meets every modifier
NEAR = 0.35  # of a modifier, for who almost meets it
COUNTRY = 0.5  # as near as in the region: elsewhere in the country
BESIDE = 0.05  # as good as near: near a place where others live
STRONG = 0.85  # a weight that makes a candidate of the first choice
WEAK = 0.3  # one that makes a candidate at all, while there are others
ALONE = 0.05  # of the score: modifiers that are met, for who has nothing of the topic
SENIOR_WORDS = ("senior", "lead", "princip", "director", "chief", "head", "vice")
JUNIOR_WORDS = ("junior", "associ", "assist", "traine", "intern", "entri")

Group = tuple[str, str]
TOPIC = ("role", "field", "word")
"""Kinds of groups that speak for the topic."""


@dataclass(frozen=True)
class Wants:
    """`weights`: by term, what it is worth in each group; of a group, the best term counts.

    `shares`: what each word of the topic that anybody wrote is worth, together 1.
    `modifiers`: the terms of each; `named`: the kind of each, by the name of its group.
    `phrases` must stand in the profile; `apart`: the document of whom others are to be like.
    """

    weights: Mapping[str, Mapping[Group, float]]
    shares: Mapping[str, float]
    modifiers: tuple[frozenset[str], ...]
    named: Mapping[str, Kind]
    unwanted: frozenset[str]
    unwanted_words: tuple[tuple[frozenset[str], ...], ...]
    phrases: tuple[str, ...] = ()
    apart: int | None = None

    def terms(self, least: float = 0.0) -> list[str]:
        """Those that speak for the topic, at least so much."""
        return [each for each, worth in self._worth.items() if worth >= least]

    @cached_property
    def _worth(self) -> Mapping[str, float]:
        """By term, how much it speaks for the topic."""
        return {
            each: max(of_topic)
            for each, groups in self.weights.items()
            if (of_topic := [weight for (kind, _), weight in groups.items() if kind in TOPIC])
        }


def wants(asked: Asked, people_with: Mapping[str, int], everybody: int) -> Wants:
    """`people_with`: how many of everybody have each stem of the topic."""
    topic = _known(asked.topic, people_with)
    said = _said(topic, asked.level)
    weights: dict[str, dict[Group, float]] = defaultdict(dict)
    synonyms = [(stem, other) for stem, other in spelled_out(topic) if stem in said]
    for group, each, weight in (*_of_topic(topic, said, synonyms), *_of_modifiers(asked)):
        groups = weights[each]
        groups[group] = max(weight, groups.get(group, 0.0))
    written = [stem for stem in said if people_with.get(stem)]
    also = {stem for stem, _ in synonyms}
    counted = [stem for stem in said if stem in written or stem in also] if written else said
    worth = {stem: log(1 + everybody / (1 + people_with.get(stem, 0))) for stem in counted}
    total = sum(worth.values()) or 1.0
    return Wants(
        {intern(each): _shared(tuple(groups.items())) for each, groups in weights.items()},
        {stem: each / total for stem, each in worth.items()},
        tuple(map(_looked_for, asked.wanted)) + _level_terms(asked),
        {str(number): part.kind for number, part in enumerate(asked.wanted)}
        | ({"level": Kind.LEVEL} if asked.level else {}),
        frozenset(_unwanted(asked)),
        tuple(
            tuple(frozenset({term("t", stem), term("f", stem)}) for stem in topic)
            for topic in asked.unwanted_topics
        ),
        asked.quoted,
        asked.like.number if asked.like else None,
    )


@lru_cache(maxsize=4_096)
def _shared(groups: tuple[tuple[Group, float], ...]) -> Mapping[Group, float]:
    """One object for all terms of the same worth: many searches are kept in mind at a time."""
    return dict(groups)


def _known(topic: tuple[str, ...], people_with: Mapping[str, int]) -> tuple[str, ...]:
    """Without the words that mean nothing to anybody, unless there are no others."""
    lexicon, jobs = titles().lexicon, occupations()
    known = [
        stem
        for stem in topic
        if people_with.get(stem)
        or stem in lexicon.stems
        or stem in lexicon.initials
        or stem in jobs.stems
    ]
    return tuple(known) or topic


def _said(topic: Sequence[str], level: Level | None) -> Sequence[str]:
    """The words that count as words: not the polite ones, nor those that the level stands for."""
    silent = POLITE_STEMS.union(_level_words(level))
    return [stem for stem in topic if stem not in silent] or topic


def _of_topic(
    topic: tuple[str, ...], said: Sequence[str], synonyms: Iterable[tuple[str, str]]
) -> Iterator[tuple[Group, str, float]]:
    """Who works in government speaks for "public service", too."""
    roles, fields = concepts(topic)
    jobs = occupations().wanted(said)
    for role, weight in roles.items():
        for kind, share in ROLE.items():
            worth = weight * share * (BESIDE_A_JOB if jobs else 1.0)
            yield ("role", ""), term(kind, slug(role)), worth
    for code, weight in jobs.items():
        yield ("role", ""), term("b", slug(code)), weight
    for each, weight in fields.items():
        yield ("field", ""), each, weight
    in_words = [(stem, stem, 1.0) for stem in said]
    in_words += [(stem, other, SYNONYM) for stem, other in synonyms]
    for stem, word, share in in_words:
        for kind, weight in WHERE.items():
            yield ("word", stem), term(kind, word), weight * share


def _looked_for(part: Part) -> frozenset[str]:
    """Whoever lives near a place is looked for only when nobody lives there."""
    if part.kind in PLACES and not part.nobody:
        return part.terms
    return part.terms | part.near


def _of_modifiers(asked: Asked) -> Iterator[tuple[Group, str, float]]:
    for number, part in enumerate(asked.wanted):
        for each in part.near:
            if part.kind is Kind.YEAR:
                yield ("modifier", str(number)), each, NEAR
            elif part.kind in PLACES:
                yield ("modifier", str(number)), each, _nearness(part, each)
            else:
                yield (f"near {number}", each), each, NEAR / len(part.near)
        for each in part.terms:
            yield ("modifier", str(number)), each, 1.0
    for each in _level_words(asked.level):
        yield ("modifier", "level"), term("t", each), 1.0


def _nearness(part: Part, term: str) -> float:
    near = NEAR if part.nobody else NEAR * BESIDE
    return near if term[0] == REGION else near * COUNTRY


def _level_terms(asked: Asked) -> tuple[frozenset[str], ...]:
    words = _level_words(asked.level)
    return (frozenset(term("t", each) for each in words),) if words else ()


def _level_words(level: Level | None) -> Iterable[str]:
    return {Level.SENIOR: SENIOR_WORDS, Level.JUNIOR: JUNIOR_WORDS, None: ()}[level]


def _unwanted(asked: Asked) -> Iterator[str]:
    for part in asked.parts:
        if part.unwanted:
            yield from part.terms
    for topic in asked.unwanted_topics:
        roles, fields = concepts(topic)
        yield from (term("r", slug(role)) for role, weight in roles.items() if weight >= OF_BROAD)
        yield from (each for each, weight in fields.items() if weight >= 1.0)
