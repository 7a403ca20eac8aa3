"""Occupations that an administrator brought in, beside the built-in lexicon: see docs/search.md.

One database has one release of them, for all its workspaces. A process keeps it in memory, and
looks whether it is another one whenever profiles have changed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import Connection, select

from bot.models import LexiconOccupation, LexiconRelease
from bot.search.roles import LEVELS

MOST = 8  # occupations: a name of more says nothing


@dataclass(frozen=True, eq=False)
class Occupations:
    """`called`: the codes, by the stems of a name; `related`: of a code, others and their worth."""

    edition: str = ""
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)
    related: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def of_title(self, stems: Sequence[str]) -> frozenset[str]:
        """What a job title means: the longest name in it that has two words or more."""
        return self._named(stems, shortest=2)

    def wanted(self, stems: Sequence[str]) -> Mapping[str, float]:
        """What a topic means, and what is close to it."""
        found = dict.fromkeys(self._named(stems, shortest=1), 1.0)
        for code in list(found):
            for other, worth in self.related.get(code, {}).items():
                found[other] = max(worth, found.get(other, 0.0))
        return found

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem for name in self.called for stem in name.split())

    def _named(self, stems: Sequence[str], shortest: int) -> frozenset[str]:
        """The whole, whatever its length; else without the level; else the longest part."""
        if not self.called:
            return frozenset()
        plain = [stem for stem in stems if stem not in LEVELS]
        readings: list[list[Sequence[str]]] = [[stems], [plain], *_parts(plain, shortest)]
        for names in readings:
            found: frozenset[str] = frozenset().union(
                *(self.called.get(" ".join(each), ()) for each in names)
            )
            if found:
                return found if len(found) <= MOST else frozenset()
        return frozenset()


def _parts(stems: Sequence[str], shortest: int) -> Iterator[list[Sequence[str]]]:
    """All that stand together, the longest first."""
    for size in range(len(stems) - 1, shortest - 1, -1):
        yield [stems[start : start + size] for start in range(len(stems) - size + 1)]


_in_use = [Occupations()]


def occupations() -> Occupations:
    return _in_use[0]


def refresh(connection: Connection) -> None:
    """Take what the database has now, if that is another release."""
    edition = connection.scalar(select(LexiconRelease.edition)) or ""
    if edition != occupations().edition:
        _in_use[0] = _read(connection, edition)


def _read(connection: Connection, edition: str) -> Occupations:
    called: dict[str, set[str]] = defaultdict(set)
    related: dict[str, Mapping[str, float]] = {}
    columns = (LexiconOccupation.code, LexiconOccupation.names, LexiconOccupation.related)
    for row in connection.execute(select(*columns)):
        related[row.code] = row.related
        for name in row.names:
            called[name].add(row.code)
    return Occupations(edition, {name: frozenset(codes) for name, codes in called.items()}, related)
