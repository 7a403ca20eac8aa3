"""The words of a query while it is being understood."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bot.search.asked import Kind, Level, Part

Known = Mapping[str, frozenset[str]]
"""Names and stems that the programme's people have, each with its kinds."""

Names = Callable[[Iterable[str]], Known]
"""Of these slugs, those that are such names."""

LONGEST_NAME = 8  # words
PLACED = frozenset(["in", "near", "around", "from", "within", "outside", "by", "to", "based"])
EMPLOYED = frozenset(["at", "for", "with"])
STUDIED = frozenset(
    ["studied", "studying", "study", "majored", "majoring", "major", "majors", "degree"]
)
NOT = frozenset(
    [
        "not",
        "except",
        "without",
        "excluding",
        "outside",
        "minus",
        "nor",
        "never",
        "dont",
        "isnt",
        "arent",
    ]
)
BETWEEN = frozenset(["in", "of", "with", "a", "the", "as", "by", "an"])


@dataclass
class Reading:
    """The words of a query; whoever understands some takes them, so that nobody else does."""

    words: list[str]
    typed: list[str]
    year: int
    unwanted: bool = False
    taken: set[int] = field(default_factory=set)
    parts: list[Part] = field(default_factory=list)
    level: Level | None = None

    def before(self, at: int) -> str:
        """The nearest word before, over small ones and those that are taken."""
        at -= 1
        while at > 0 and self.words[at] in BETWEEN - PLACED:
            at -= 1
        return self.words[at] if at >= 0 else ""

    def free(self, start: int, end: int) -> bool:
        return end <= len(self.words) and self.taken.isdisjoint(range(start, end))

    def take(
        self,
        kind: Kind,
        start: int,
        end: int,
        terms: Iterable[str],
        near: Iterable[str] = (),
        *,
        nobody: bool = False,
    ) -> None:
        self.taken.update(range(start, end))
        said = " ".join(self.typed[start:end])
        of = frozenset(terms), frozenset(near)
        self.parts.append(Part(kind, said, *of, unwanted=self.unwanted, nobody=nobody))
