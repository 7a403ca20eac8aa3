"""Whether the load spreads: `make fairness`, a term in which students ask whom search shows them.

What most students look for is looked for far more often than the rest (benchmarks/wishes.py).
"""

import heapq
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import click

from benchmarks.ablation import People, asked, indexed
from benchmarks.people import alumni
from benchmarks.term import WISHES, Fits, Outcome, Way, play, wishes_of
from benchmarks.wishes import wishes
from bot.domain.alumni_row import AlumniRow
from bot.domain.fairness import Fairness, Load
from bot.domain.programme import Programme
from bot.search.ordering import ranked
from bot.search.scoring import fit
from bot.search.wants import wants

CANDIDATES = 200  # who fit best
PROGRAMME = Programme()
FIT_ALONE = Fairness(for_load=0, for_silence=0, for_haste=0)


def infoview(fairness: Fairness) -> Way:
    def order(
        fits: Fits, loads: Mapping[int, Load], day: date, _draw: random.Random
    ) -> Sequence[int]:
        return ranked(fits, loads, day, fairness, PROGRAMME.requests_a_month).numbers

    return order


def relevance(
    fits: Fits, _loads: Mapping[int, Load], _day: date, _draw: random.Random
) -> Sequence[int]:
    """The best match first, equals as they stand in the index: as search engines have it."""
    return sorted(fits, key=lambda number: (-fits[number], number))


def by_lot(
    fits: Fits, _loads: Mapping[int, Load], _day: date, draw: random.Random
) -> Sequence[int]:
    return draw.sample(list(fits), len(fits))


INFOVIEW, RELEVANCE, BY_LOT = "Infoview", "relevance alone", "by lot, of the 200 who fit best"
WAYS: Mapping[str, Way] = {
    INFOVIEW: infoview(Fairness()),
    "… without load and reliability": infoview(FIT_ALONE),
    "… without load": infoview(replace(Fairness(), for_load=0)),
    "… without reliability": infoview(replace(Fairness(), for_silence=0)),
    RELEVANCE: relevance,
    BY_LOT: by_lot,
}


def measured(rows: Sequence[AlumniRow], students: int) -> Mapping[str, Outcome]:
    queries = wishes(students * WISHES)
    people = indexed(rows)
    fits = {query: _fits(people, query) for query in dict.fromkeys(queries)}
    theirs = wishes_of(students, queries)
    return {name: play(way, theirs, fits, len(rows), PROGRAMME) for name, way in WAYS.items()}


def _fits(people: People, query: str) -> Fits:
    wanted = wants(asked(people, query), people.people_with, len(people.terms))
    scored = (
        (fit(wanted, terms).score, number) for number, terms in enumerate(people.terms.values())
    )
    return {number: score for score, number in heapq.nlargest(CANDIDATES, scored) if score > 0}


def table(outcomes: Mapping[str, Outcome]) -> str:
    head = f"{'':34}{'asks':>7}{'busiest 10 %':>14}{'never asked':>13}"
    lines = [f"{head}{'median fit':>12}{'mean fit':>10}{'answered':>10}"]
    for name, each in outcomes.items():
        shares = f"{each.busiest_tenth:>14.0%}{each.never_asked:>13.0%}"
        fits = f"{each.median_fit:>12.2f}{each.mean_fit:>10.2f}{each.answered:>10.0%}"
        lines.append(f"{name:34}{each.asks:>7,}{shares}{fits}")
    return "\n".join(lines)


@click.command()
@click.option("--students", default=2_000, show_default=True)
@click.option("--volunteers", default=4_500, show_default=True)
def main(students: int, volunteers: int) -> None:
    """Print who was asked, and how well they fit."""
    click.echo(table(measured(alumni()[:volunteers], students)))


if __name__ == "__main__":
    main()
