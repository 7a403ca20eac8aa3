"""Read an O*NET database release, as text: occupations, what they are called, what is close."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from bot.services.lexicon import Occupation

OCCUPATIONS = "Occupation Data.txt"
ALTERNATE = "Alternate Titles.txt"
REPORTED = "Sample of Reported Titles.txt"
RELATED = "Related Occupations.txt"
CODE, OTHER = "O*NET-SOC Code", "Related O*NET-SOC Code"
COLUMNS: Mapping[str, Sequence[str]] = {
    OCCUPATIONS: (CODE, "Title"),
    ALTERNATE: (CODE, "Alternate Title", "Short Title"),
    REPORTED: (CODE, "Reported Job Title"),
    RELATED: (CODE, OTHER, "Relatedness Tier"),
}
NONE = "n/a"
CLOSE = {"Primary-Short": 0.6, "Primary-Long": 0.5, "Supplemental": 0.3}
TOLD = 20  # problems: a file of another kind has one in each row
_CODE = re.compile(r"\d\d-\d{4}\.\d\d")
_WITH_SHORT_FORM = re.compile(r"(.+?)\s*\((.+)\)")

Row = tuple[int, Mapping[str, str]]


class NotARelease(click.ClickException):
    """Nothing of the folder was taken; the message names each problem."""


@dataclass
class _Reading:
    folder: Path
    problems: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    names: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    related: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))


def read_release(folder: Path) -> Sequence[Occupation]:
    """Raises NotARelease."""
    missing = [name for name in COLUMNS if not (folder / name).is_file()]
    if missing:
        raise NotARelease(f"{folder} lacks {', '.join(missing)}")
    reading = _Reading(folder)
    for number, row in _rows(reading, OCCUPATIONS):
        _occupation(reading, number, row)
    if not reading.titles and not reading.problems:
        raise NotARelease(f"{OCCUPATIONS} holds no occupation")
    for name, columns in ((ALTERNATE, COLUMNS[ALTERNATE][1:]), (REPORTED, COLUMNS[REPORTED][1:])):
        for number, row in _rows(reading, name):
            _named(reading, name, number, row, columns)
    for number, row in _rows(reading, RELATED):
        _close(reading, number, row)
    if reading.problems:
        raise NotARelease("\n".join(_told(reading.problems)))
    return [
        Occupation(code, title, tuple(reading.names[code]), reading.related[code])
        for code, title in reading.titles.items()
    ]


def _rows(reading: _Reading, name: str) -> Iterator[Row]:
    """Those with as many cells as the header; the others are problems."""
    try:
        with (reading.folder / name).open(encoding="utf-8-sig", newline="") as opened:
            lines = csv.reader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)
            header = next(lines, [])
            lacking = [column for column in COLUMNS[name] if column not in header]
            if lacking:
                reading.problems.append(f"{name}: the header has no column {lacking[0]!r}")
                return
            for number, cells in enumerate(lines, 2):
                if cells and len(cells) != len(header):
                    _wrong(reading, name, number, f"{len(cells)} cells, not {len(header)}")
                elif cells:
                    yield number, dict(zip(header, cells, strict=True))
    except UnicodeDecodeError:
        reading.problems.append(f"{name} is not UTF-8")
    except csv.Error as error:
        reading.problems.append(f"{name}: {error}")


def _occupation(reading: _Reading, number: int, row: Mapping[str, str]) -> None:
    code, title = row[CODE], row["Title"].strip()
    if not _CODE.fullmatch(code):
        _wrong(reading, OCCUPATIONS, number, f"{CODE}: {code!r} is no code like 11-1011.00")
    elif not title:
        _wrong(reading, OCCUPATIONS, number, "Title is empty")
    elif code in reading.titles:
        _wrong(reading, OCCUPATIONS, number, f"{CODE}: {code} stands in the file already")
    else:
        reading.titles[code] = title
        reading.names[code][title] = None


def _named(
    reading: _Reading, name: str, number: int, row: Mapping[str, str], columns: Sequence[str]
) -> None:
    if not _known(reading, name, number, row, CODE):
        return
    if not row[columns[0]].strip():
        _wrong(reading, name, number, f"{columns[0]} is empty")
    for column in columns:
        typed = row[column].strip()
        both = _WITH_SHORT_FORM.fullmatch(typed)
        for each in both.groups() if both else (typed,):
            if each and each != NONE:
                reading.names[row[CODE]][each] = None


def _close(reading: _Reading, number: int, row: Mapping[str, str]) -> None:
    codes = [_known(reading, RELATED, number, row, column) for column in (CODE, OTHER)]
    tier = row["Relatedness Tier"]
    if tier not in CLOSE:
        _wrong(
            reading, RELATED, number, f"Relatedness Tier: {tier!r} is none of {', '.join(CLOSE)}"
        )
    elif all(codes):
        reading.related[row[CODE]][row[OTHER]] = CLOSE[tier]


def _known(reading: _Reading, name: str, number: int, row: Mapping[str, str], column: str) -> bool:
    known = row[column] in reading.titles
    if not known:
        _wrong(reading, name, number, f"{column}: {row[column]!r} is not in {OCCUPATIONS}")
    return known


def _wrong(reading: _Reading, name: str, number: int, why: str) -> None:
    reading.problems.append(f"{name}, row {number}: {why}")


def _told(problems: Sequence[str]) -> Iterator[str]:
    yield from problems[:TOLD]
    if len(problems) > TOLD:
        yield f"… and {len(problems) - TOLD:,} more"
