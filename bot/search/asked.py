"""What a query asks for, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bot.search.words import content_stems


class Kind(StrEnum):
    """Of a part of a query. All but the topic are modifiers: they rank, and do not exclude."""

    TOPIC = "topic"
    CITY = "city"
    REGION = "region"
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


BEFORE = {
    Kind.CITY: "in",
    Kind.REGION: "in",
    Kind.COUNTRY: "in",
    Kind.EMPLOYER: "at",
    Kind.MAJOR: "studied",
    Kind.LANGUAGE: "speaks",
}
"""What tells the kind of a part, before its words."""


@dataclass(frozen=True)
class Part:
    """`words` as they were typed; `terms`: any of which a profile must have to meet it.

    `near`: terms that almost meet it. `unwanted`: whoever meets it is left out. `nobody`: nobody
    of the programme meets it.
    """

    kind: Kind
    words: str
    terms: frozenset[str]
    near: frozenset[str] = frozenset()
    unwanted: bool = False
    nobody: bool = False


PLACES = (Kind.CITY, Kind.REGION, Kind.COUNTRY)


@dataclass(frozen=True)
class Like:
    """Somebody as they were named, what their work is, and the number of their document."""

    typed: str
    work: str
    number: int


@dataclass(frozen=True)
class Asked:
    """`said`: the words of what it is about; `unwanted`: of what it is not about.

    `quoted`: phrases that must stand in a profile; `like`: whose work it is about.
    """

    said: str = ""
    parts: tuple[Part, ...] = ()
    unwanted: tuple[str, ...] = ()
    level: Level | None = None
    quoted: tuple[str, ...] = ()
    like: Like | None = None

    @cached_property
    def topic(self) -> tuple[str, ...]:
        """The stems of what it is about."""
        about = (self.said, *self.quoted, self.like.work if self.like else "")
        return tuple(dict.fromkeys(stem for each in about if each for stem in content_stems(each)))

    @property
    def unwanted_topics(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(content_stems(words)) for words in self.unwanted)

    @property
    def wanted(self) -> Sequence[Part]:
        return [part for part in self.parts if not part.unwanted]

    def phrases(self) -> list[str]:
        """Each part as one would type it, those that are not wanted last."""
        wanted = [_phrase(part) for part in self.wanted]
        not_wanted = [f"not {_phrase(part)}" for part in self.parts if part.unwanted]
        topics = [f"not {words}" for words in self.unwanted]
        quoted = [f'"{phrase}"' for phrase in self.quoted]
        like = [f"like {self.like.typed}"] if self.like else []
        said = filter(None, (self.level, self.said))
        return [*said, *quoted, *like, *wanted, *topics, *not_wanted]

    def __bool__(self) -> bool:
        return bool(self.topic or self.wanted or self.level)


def query_of(phrases: Sequence[str]) -> str:
    """Which is understood as these phrases were."""
    return ", ".join(phrases)


def _phrase(part: Part) -> str:
    return f"{BEFORE.get(part.kind, '')} {part.words}".strip()
