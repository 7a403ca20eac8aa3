"""What each part of search gives: `make ablation people=ALUMNI.csv queries=QUERIES.jsonl`.

A line of the queries is {"query", "relevant": {email: grade from 0 to 3}}. Everybody is scored, in
memory, by the same code that `find` uses; then by the same without one of its parts.
"""

import heapq
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2
from pathlib import Path

import click

from bot.alumni_file import read_file
from bot.clock import now
from bot.domain.alumni_row import AlumniRow
from bot.search.asked import Asked
from bot.search.scoring import fit
from bot.search.spelling import known_words, repaired, unknown_words
from bot.search.terms import counted, spelled, terms
from bot.search.understanding import tokens, understand
from bot.search.wants import Wants, wants
from bot.search.words import stem, words

SHOWN = 10
EVERYTHING = "everything"


@dataclass(frozen=True)
class People:
    """As the index holds them: terms by e-mail address, and how many have each word and name."""

    terms: Mapping[str, Sequence[str]]
    names: Mapping[str, frozenset[str]]
    people_with: Mapping[str, int]
    words: Sequence[str]
    who_has: Mapping[str, Sequence[str]]


def indexed(rows: Sequence[AlumniRow]) -> People:
    found = {row.email: terms(row.profile) for row in rows}
    counts = Counter(pair for each in found.values() for pair in counted(each))
    names: dict[str, set[str]] = {}
    for kind, name in counts:
        names.setdefault(name, set()).add(kind)
    spellings = {word for row in rows for word in spelled(row.profile)}
    who_has: dict[str, list[str]] = {}
    for email, each in found.items():
        for name in each:
            who_has.setdefault(name, []).append(email)
    return People(
        found,
        {name: frozenset(kinds) for name, kinds in names.items()},
        {name: people for (kind, name), people in counts.items() if kind == "stem"},
        sorted(spellings) + sorted(known_words()),
        who_has,
    )


def asked(people: People, query: str, *, spelling: bool = True) -> Asked:
    typed = [token["word"] for token in tokens(query) if token["word"]]
    stems = {stem(word): {"stem": 1} for word in typed if stem(word) in people.people_with}
    unknown = unknown_words(typed, stems) if spelling else []
    meant = repaired(unknown, people.words, lambda word: int(word in known_words()))
    return understand(
        query,
        lambda slugs: {slug: people.names[slug] for slug in slugs if slug in people.names},
        {word: near[0] for word, near in meant.items()},
        now().year,
    )


def without(*kinds: str) -> Callable[[Wants], Wants]:
    def less(wanted: Wants) -> Wants:
        weights = {
            term: {group: weight for group, weight in groups.items() if group[0] not in kinds}
            for term, groups in wanted.weights.items()
        }
        return replace(wanted, weights=weights)

    return less


def unchanged(wanted: Wants) -> Wants:
    return wanted


PARTS: Mapping[str, tuple[Callable[[People, str], Asked], Callable[[Wants], Wants]]] = {
    EVERYTHING: (asked, unchanged),
    "without the lexicon (roles and fields)": (asked, without("role", "field")),
    "without roles": (asked, without("role")),
    "without fields": (asked, without("field")),
    "without the words themselves": (asked, without("word")),
    "without spelling": (lambda people, query: asked(people, query, spelling=False), unchanged),
    "without modifiers": (
        lambda people, query: _without_modifiers(asked(people, query)),
        unchanged,
    ),
    "without understanding (every word is the topic)": (
        lambda _people, query: Asked(" ".join(words(query))),
        unchanged,
    ),
    "without “not”": (
        lambda people, query: replace(
            asked(people, query), parts=tuple(asked(people, query).wanted), unwanted=()
        ),
        unchanged,
    ),
}


def _without_modifiers(meant: Asked) -> Asked:
    unwanted = tuple(part for part in meant.parts if part.unwanted)
    return replace(meant, parts=unwanted, level=None)


def measured(
    people: People, queries: Sequence[Mapping[str, object]]
) -> Iterator[tuple[str, float]]:
    for name, (understood, change) in PARTS.items():
        yield name, sum(_ndcg(people, each, understood, change) for each in queries) / len(queries)


def _ndcg(
    people: People,
    line: Mapping[str, object],
    understood: Callable[[People, str], Asked],
    change: Callable[[Wants], Wants],
) -> float:
    relevant = line["relevant"]
    assert isinstance(relevant, dict)
    meaning = understood(people, str(line["query"]))
    wanted = change(wants(meaning, people.people_with, len(people.terms)))
    may_fit = set[str]().union(*(people.who_has.get(each, ()) for each in wanted.weights))
    scored = ((fit(wanted, people.terms[email]).score, email) for email in may_fit)
    best = heapq.nlargest(SHOWN, (pair for pair in scored if pair[0] > 0))
    ideal = _gain(sorted(relevant.values(), reverse=True))
    return _gain([relevant.get(email, 0) for _, email in best]) / ideal if ideal else 0.0


def _gain(grades: Sequence[int]) -> float:
    gains = [float(2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:SHOWN])]
    return sum(gains)


@click.command()
@click.argument("people", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("queries", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(people: Path, queries: Path) -> None:
    """Print nDCG@10 of the whole, and of the whole without each part."""
    lines = [json.loads(line) for line in queries.read_text("utf-8").splitlines() if line.strip()]
    for name, ndcg in measured(indexed(read_file(people).rows), lines):
        print(f"{name:50}{ndcg:6.3f}", flush=True)


if __name__ == "__main__":
    main()
