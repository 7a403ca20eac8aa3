"""Years, formats and levels, wherever they stand in a query."""

import re

from bot.search.asked import Kind, Level
from bot.search.reading import Known, Reading

SENIOR = frozenset(
    [
        "senior",
        "experienced",
        "director",
        "directors",
        "lead",
        "leads",
        "leader",
        "head",
        "principal",
        "chief",
        "vp",
    ]
)
JUNIOR = frozenset(["junior", "entry", "trainee", "beginner"])
RECENT = frozenset(["recent", "new", "young", "latest"])
GRADS = frozenset(
    ["grad", "grads", "graduate", "graduates", "alum", "alumni", "alums", "alumnus", "alumna"]
)
CLASS_OF = frozenset(["class", "graduated", "year"])
RECENT_YEARS = 6
FIRST_YEAR = 1930
BY = frozenset({"by", "over", "on", "via", "in"})
FORMATS = {
    "video": "video",
    "zoom": "video",
    "phone": "phone",
    "call": "phone",
    "chat": "chat",
    "person": "person",
    "coffee": "person",
}


def years(reading: Reading, _known: Known) -> None:
    words = reading.words
    for at in range(len(words)):
        years, start, end = _year_at(words, at, reading.year)
        if years and reading.free(start, end):
            near = {year + step for year in years for step in (-2, -1, 1, 2)} - set(years)
            reading.take(Kind.YEAR, start, end, (f"y_{y}" for y in years), (f"y_{y}" for y in near))


def _year_at(words: list[str], at: int, now: int) -> tuple[list[int], int, int]:
    word = words[at]
    start = at
    while start > 0 and words[start - 1] in CLASS_OF | {"of", "in", "the", "from"}:
        start -= 1
    if word in RECENT and at + 1 < len(words) and words[at + 1] in GRADS:
        return list(range(now - RECENT_YEARS + 1, now + 1)), at, at + 2
    if re.fullmatch(r"'\d\d", word):
        return [_century(int(word[1:]), now)], start, at + 1
    if re.fullmatch(r"(19|20)\d\d", word) and FIRST_YEAR <= int(word) <= now + 8:
        return [int(word)], start, at + 1
    if decade := re.fullmatch(r"((?:19|20)?\d)0s", word):
        first = int(decade[1]) * 10
        first = first if first > 99 else _century(first, now)
        return list(range(first, first + 10)), start, at + 1
    return [], at, at


def _century(two: int, now: int) -> int:
    return 2000 + two if 2000 + two <= now + 8 else 1900 + two


def formats(reading: Reading, _known: Known) -> None:
    """ "By phone", "over coffee", "in person"."""
    for at in range(1, len(reading.words)):
        kind = FORMATS.get(reading.words[at])
        if kind and reading.words[at - 1] in BY and reading.free(at - 1, at + 1):
            reading.take(Kind.FORMAT, at - 1, at + 1, {f"w_{kind}"})


def levels(reading: Reading, _known: Known) -> None:
    free = [at for at in range(len(reading.words)) if at not in reading.taken]
    for level, said in ((Level.SENIOR, SENIOR), (Level.JUNIOR, JUNIOR)):
        at_level = [at for at in free if reading.words[at] in said]
        if at_level and not reading.unwanted:
            reading.level = level
            first = at_level[0]
            reading.taken.add(first)
            if reading.words[first + 1 : first + 2] == ["or"]:
                reading.taken.update(range(first, first + 3))
            return
