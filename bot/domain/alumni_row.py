"""One row of an alumni file: what it says, or what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

from bot.domain.profile import CLASS_YEARS, LONGEST, LONGEST_ABOUT, MEETINGS, VolunteerProfile
from bot.domain.request import Format

FORMATS: Mapping[str, Format] = {
    **{each.value: each for each in Format},
    "coffee": Format.IN_PERSON,
    "call": Format.PHONE,
    "zoom": Format.VIDEO,
    "slack": Format.CHAT,
    "email": Format.CHAT,
}


class BadCell(ValueError):
    """What is wrong with one cell, in a few words."""


@dataclass(frozen=True)
class AlumniRow:
    email: str  # lower case
    profile: VolunteerProfile


@dataclass(frozen=True)
class Problem:
    column: str
    reason: str


def read_row(cells: Mapping[str, str]) -> AlumniRow | list[Problem]:
    """Read the cells by column name; a column that is missing is an empty cell."""
    read: dict[str, Any] = {}
    problems = []
    for column, reader in READERS.items():
        try:
            read[column] = reader((cells.get(column) or "").strip())
        except BadCell as error:
            problems.append(Problem(column, str(error)))
    if problems:
        return problems
    return AlumniRow(read.pop("email"), VolunteerProfile(**read))


def _text(cell: str, most: int = LONGEST) -> str:
    if len(cell) > most:
        raise BadCell(f"{len(cell)} characters, at most {most}")
    return cell


def _about(cell: str) -> str:
    return _text(cell, LONGEST_ABOUT)


def _name(cell: str) -> str:
    if not cell:
        raise BadCell("must be filled")
    return _text(cell)


def _email(cell: str) -> str:
    mailbox, at, host = cell.partition("@")
    if not cell:
        raise BadCell("must be filled")
    if not (mailbox and at and "." in host) or any(sign.isspace() for sign in cell):
        raise BadCell(f"{cell!r} is no e-mail address")
    return _text(cell).lower()


def _list(cell: str) -> list[str]:
    return [part for part in (part.strip() for part in _about(cell).split(";")) if part]


def _number(within: range) -> Callable[[str], int | None]:
    def read(cell: str) -> int | None:
        if not cell:
            return None
        if not cell.isdecimal() or len(cell) > 9 or int(cell) not in within:
            raise BadCell(f"{cell!r} is no number from {within.start} to {within.stop - 1}")
        return int(cell)

    return read


def _timezone(cell: str) -> str:
    if cell and cell not in _ZONES:
        raise BadCell(f"{cell!r} is no time zone such as America/Chicago")
    return cell


def _formats(cell: str) -> list[Format]:
    """None said is all of them: the volunteer chooses when joining."""
    unknown = [part for part in _list(cell) if part.lower() not in FORMATS]
    if unknown:
        raise BadCell(f"{unknown[0]!r} is none of {', '.join(Format)}")
    return list(dict.fromkeys(FORMATS[part.lower()] for part in _list(cell))) or list(Format)


def _link(cell: str) -> str:
    if cell and not cell.startswith(("https://", "http://")):
        raise BadCell(f"{cell!r} does not begin with https://")
    return _text(cell)


_ZONES = available_timezones()

READERS: Mapping[str, Callable[[str], Any]] = {
    "email": _email,
    "name": _name,
    "title": _text,
    "employer": _text,
    "industry": _text,
    "fields": _list,
    "city": _text,
    "country": _text,
    "timezone": _timezone,
    "class_year": _number(CLASS_YEARS),
    "major": _text,
    "degree": _text,
    "skills": _list,
    "languages": _list,
    "formats": _formats,
    "meetings_per_month": _number(MEETINGS),
    "about": _about,
    "booking_link": _link,
}
"""The columns of an alumni file, in their order, each with what reads its cells."""
