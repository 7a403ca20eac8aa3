"""The figures as a table and as JSON, with what is aimed at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.figures import Figures, Pair
from benchmarks.load import Load

HEAD = """\
                                  Infoview                       bare Bolt app
request      at once   req/s  p50 ms  p99 ms  cpu ms   req/s  p50 ms  p99 ms  cpu ms   ratio"""


@dataclass(frozen=True)
class Aim:
    what: str
    figure: str
    aim: str
    met: bool


def table(figures: Figures) -> str:
    aims = [
        f"{aim.what:<54}{aim.figure:>10}   aim {aim.aim:<11}{'met' if aim.met else 'NOT MET'}"
        for aim in _aims(figures)
    ]
    return "\n".join([HEAD, *map(_line, figures.pairs), "", *aims])


def as_json(figures: Figures) -> dict[str, Any]:
    pairs = [
        {
            "request": pair.what,
            "at_once": pair.at_once,
            "infoview": _load(pair.infoview),
            "bare": _load(pair.bare),
            "ratio": round(pair.ratio, 3),
        }
        for pair in figures.pairs
    ]
    return {"requests": pairs, "aims": [vars(aim) for aim in _aims(figures)]}


def _line(pair: Pair) -> str:
    loads = "".join(
        f"{load.rate:>8.0f}{load.percentile(50):>8.1f}{load.percentile(99):>8.1f}"
        f"{load.processor:>8.2f}"
        for load in (pair.infoview, pair.bare)
    )
    return f"{pair.what:<14}{pair.at_once:>6}{loads}{pair.ratio:>8.2f}"


def _load(load: Load) -> dict[str, float]:
    return {
        "requests": len(load.took),
        "per_second": round(load.rate, 1),
        "p50_ms": round(load.percentile(50), 2),
        "p99_ms": round(load.percentile(99), 2),
        "cpu_ms": round(load.processor, 3),
    }


def _aims(figures: Figures) -> Iterator[Aim]:
    find = {pair.at_once: pair for pair in figures.pairs if pair.what == "find"}
    ratio, p99 = find[50].ratio, find[10].infoview.percentile(99)
    yield Aim("find, 50 at once, beside the bare app", f"{ratio:.2f}", "≥ 0.25", ratio >= 0.25)
    yield Aim("find, 10 at once, p99", f"{p99:.0f} ms", "< 100 ms", p99 < 100)
    press = figures.beside.percentile(99)
    yield Aim(
        "Accept beside 50 who look for something new, p99",
        f"{press:.0f} ms",
        "< 100 ms",
        press < 100,
    )
    if figures.memory is not None:
        memory = figures.memory
        yield Aim("resident memory after the load", f"{memory:.0f} MB", "< 150 MB", memory < 150)
    for database, start in (
        ("a database in use", figures.start_migrated),
        ("an empty database", figures.start_empty),
    ):
        yield Aim(f"start to first answer, {database}", f"{start:.2f} s", "< 2 s", start < 2)
    for beat in figures.beats:
        what = f"a beat, 1,000,000 pending beside 1,000, {beat.database}"
        yield Aim(what, f"{beat.ratio:.2f}", "≤ 1.2", beat.ratio <= 1.2)
