"""The sample programme: the alumni, students and staff of a university that does not exist."""

import csv
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from sandbox.workspace.ids import person_id
from sandbox.workspace.people import Person

Row = dict[str, str]
# Of the imported alumni every 22nd has not joined yet, and half of those are not in Slack at all.
WAITS_EACH, ABSENT_EACH = 22, 44


@dataclass(frozen=True)
class Programme:
    alumni: list[Row]
    students: list[Row]
    staff: list[Row]

    @property
    def joining(self) -> list[Row]:
        """The alumni who volunteer at the start."""
        return [row for n, row in enumerate(self.alumni, 1) if n % WAITS_EACH]

    @property
    def waiting(self) -> list[Row]:
        """Imported and in Slack, and not yet heard of."""
        return [
            row for n, row in enumerate(self.alumni, 1) if not n % WAITS_EACH and n % ABSENT_EACH
        ]

    def members(self) -> list[Person]:
        here = [row for n, row in enumerate(self.alumni, 1) if n % ABSENT_EACH]
        return [
            *(_member(row, row["stage"]) for row in self.students),
            *(_member(row, f"{row['title']}, {row['employer']}") for row in here),
            *(_member(row, row["title"]) for row in self.staff),
        ]

    def coordinators(self) -> list[str]:
        return [person_id(row["email"]) for row in self.staff]


def sample() -> Programme:
    return Programme(_rows("alumni.csv"), _rows("students.csv"), _rows("staff.csv"))


def alumni_file() -> Path:
    with as_file(files(__name__) / "alumni.csv") as path:
        return path


def _rows(name: str) -> list[Row]:
    text = (files(__name__) / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _member(row: Row, title: str) -> Person:
    return Person(
        person_id(row["email"]), row["name"], row["email"], title=title, tz=row["timezone"]
    )
