"""What a query asks for, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Of a part of a query. All but the topic are modifiers: they rank, and do not exclude."""

    TOPIC = "topic"
    CITY = "city"
    COUNTRY = "country"
    YEAR = "class year"
    EMPLOYER = "employer"
    MAJOR = "major"
    DEGREE = "degree"
    LANGUAGE = "language"
    FORMAT = "format"
    LEVEL = "seniority"


class Level(StrEnum):
    SENIOR = "senior"
    JUNIOR = "junior"


@dataclass(frozen=True)
class Part:
    """`words` as they were typed; `terms`: any of which a profile must have to meet it.

    `near`: terms that almost meet it. `unwanted`: whoever meets it is left out.
    """

    kind: Kind
    words: str
    terms: frozenset[str]
    near: frozenset[str] = frozenset()
    unwanted: bool = False


@dataclass(frozen=True)
class Asked:
    """`topic`: the stems of what it is about."""

    topic: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    unwanted_topics: tuple[tuple[str, ...], ...] = ()
    level: Level | None = None

    @property
    def wanted(self) -> Sequence[Part]:
        return [part for part in self.parts if not part.unwanted]

    def __bool__(self) -> bool:
        return bool(self.topic or self.wanted or self.level)
