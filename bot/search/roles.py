"""Which roles of the lexicon a job title means, and how surely."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log, sqrt

from bot.search.lexicon import Lexicon, lexicon
from bot.search.words import content_stems

LEVELS = frozenset(
    content_stems(
        "senior junior sr jr lead principal chief staff head deputy associate assistant vice"
        " interim acting certified licensed registered i ii iii iv entry level experienced"
    )
)
LEAST = 0.38  # of likeness; below it, a title says nothing of this role
BESIDE = 0.82  # as much of the best likeness makes a second meaning
MOST = 4  # meanings
WHOLE = 0.4  # at least, for a name that stands whole in the title
HEAD = 1.25  # times as sure, for a name with the same last word
COMMON = 0.35  # what a word that only tells the level is worth
ANYWHERE = 5  # broad fields in which a word ends a role's name, for it to say little of the work
RANK_ALONE = 0.4  # times as sure, where the title says more than such a word, and the name not that


@dataclass(frozen=True, eq=False)
class Titles:
    """All names of all roles, by their stems."""

    lexicon: Lexicon

    def roles(self, stems: Sequence[str]) -> Mapping[str, float]:
        """Role to likeness, from LEAST to 1; the best first."""
        return _remembered(self, tuple(stems))

    def weigh(self, stems: Sequence[str]) -> Mapping[str, float]:
        """The same, reckoned anew."""
        likeness: dict[str, float] = {}
        size = self._size(stems)
        shared: dict[int, float] = defaultdict(float)
        telling = [stem for stem in stems if stem not in self._general]
        told = {number for stem in telling for number in self._names_with.get(stem, ())}
        for stem in dict.fromkeys(stems):
            for number in self._names_with.get(stem, ()):
                shared[number] += self._worth(stem) ** 2
        for number, worth in shared.items():
            role, name_size = self._names[number]
            alike = worth / (size * name_size)
            if abs(worth - name_size**2) < 1e-9:  # the whole name stands in the title
                alike = max(alike, WHOLE + (1 - WHOLE) * alike)
            if self._all[number][1][-1] == stems[-1]:  # the last word says what it is
                alike = min(1.0, alike * HEAD)
            if telling and number not in told:
                alike *= RANK_ALONE
            likeness[role] = max(alike, likeness.get(role, 0.0))
        ranked = sorted(likeness.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
        least = max(LEAST, BESIDE * ranked[0][1]) if ranked else LEAST
        return {role: min(1.0, alike) for role, alike in ranked if alike >= least}

    def _size(self, stems: Sequence[str]) -> float:
        return sqrt(sum(self._worth(stem) ** 2 for stem in dict.fromkeys(stems))) or 1.0

    def _worth(self, stem: str) -> float:
        return self._worths.get(stem) or self._rare

    @cached_property
    def _rare(self) -> float:
        return log(1 + len(self._all))

    @cached_property
    def _worths(self) -> Mapping[str, float]:
        """Rare words tell more."""
        total = len(self._all)
        return {
            stem: log(1 + total / (1 + len(names))) * (COMMON if stem in LEVELS else 1.0)
            for stem, names in self._names_with.items()
        }

    @cached_property
    def _general(self) -> frozenset[str]:
        """The ranks and trades that are found in every field: director, specialist, assistant."""
        ends: dict[str, set[str]] = defaultdict(set)
        for role, stems in self._all:
            ends[stems[-1]].add(self.lexicon.roles[role].broad)
        return LEVELS.union(stem for stem, broad in ends.items() if len(broad) >= ANYWHERE)

    @cached_property
    def _all(self) -> list[tuple[str, tuple[str, ...]]]:
        return [
            (role.name, tuple(dict.fromkeys(content_stems(name))))
            for role in self.lexicon.roles.values()
            for name in dict.fromkeys(role.names)
        ]

    @cached_property
    def _names_with(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, (_, stems) in enumerate(self._all):
            for stem in stems:
                found[stem].append(number)
        return found

    @cached_property
    def _names(self) -> list[tuple[str, float]]:
        return [(role, self._size(stems)) for role, stems in self._all]


@lru_cache(maxsize=20_000)
def _remembered(titles: Titles, stems: tuple[str, ...]) -> Mapping[str, float]:
    return titles.weigh(stems)


@lru_cache(maxsize=1)
def titles() -> Titles:
    return Titles(lexicon())
