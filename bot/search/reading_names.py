"""Majors, places, employers, languages and degrees, wherever they stand in a query."""

from collections.abc import Iterable, Sequence

from bot.search.asked import Kind
from bot.search.gazetteer import gazetteer
from bot.search.lexicon import lexicon
from bot.search.placed import around, inside
from bot.search.reading import BETWEEN, EMPLOYED, LONGEST_NAME, PLACED, STUDIED, Known, Reading
from bot.search.words import JOINING, POLITE, content_stems, slug

BEGINS_ANOTHER = frozenset({"who", "now", "near", "at", "class", "but", "went", "works", "working"})


def studied(reading: Reading, known: Known) -> None:
    """ "Who studied X", "X major", "went from X into Y"."""
    words = reading.words
    for at, word in enumerate(words):
        if word in STUDIED and word not in ("major", "majors", "degree"):
            _take_major(reading, at, at + 1, _end(reading, at + 1), known)
        elif word in ("major", "majors") and at:
            _take_major(reading, at, _start(reading, at), at, known)
        elif word == "from" and (into := _find(words, ("into", "to"), at + 2)):
            start = at - 1 if at and words[at - 1] in ("went", "moved", "switched") else at
            _take_major(reading, start, at + 1, into, known)
            reading.taken.add(into)


def _take_major(reading: Reading, mark: int, start: int, end: int, known: Known) -> None:
    while start < end and reading.words[start] in BETWEEN:
        start += 1
    while start < end and reading.words[end - 1] in JOINING:
        end -= 1
    if start >= end or not reading.free(start, end):
        return
    stems = content_stems(" ".join(reading.words[start:end]))
    terms = {f"u_{slug(reading.words[start:end])}"}
    near = {f"m_{each}" for each in stems}
    reading.take(Kind.MAJOR, start, end, terms, near)
    reading.taken.update(range(min(mark, start), max(mark + 1, end)))


def _end(reading: Reading, start: int) -> int:
    """Of what began at `start`: at the next word that begins another thing, or at the end."""
    for at in range(start + 1, len(reading.words)):
        word = reading.words[at]
        if at in reading.taken or word in BEGINS_ANOTHER:
            return at
    return len(reading.words)


def _start(reading: Reading, end: int) -> int:
    """Of what ends before `end`."""
    at = end
    while at > 0 and at - 1 not in reading.taken and reading.words[at - 1] not in POLITE:
        at -= 1
    return at


def _find(words: list[str], wanted: Iterable[str], start: int) -> int | None:
    return next((at for at in range(start, len(words)) if words[at] in wanted), None)


def named(reading: Reading, known: Known) -> None:
    """The longest names first."""
    words = reading.words
    for size in range(min(LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            end = start + size
            if {words[start], words[end - 1]} & JOINING:
                continue
            name = slug(words[start:end])
            if name in known and reading.free(start, end):
                _take_name(reading, start, end, name, known[name])


def _take_name(reading: Reading, start: int, end: int, name: str, kinds: frozenset[str]) -> None:
    before = reading.before(start)
    plain = tuple(content_stems(" ".join(reading.words[start:end]))) in lexicon().called
    alone = end - start == 1
    if "c" in kinds and (before in PLACED or not plain):
        reading.take(Kind.CITY, start, end, {f"c_{name}"}, _around(reading.words[start:end]))
    elif "n" in kinds and (before in PLACED or not plain):
        terms = {f"n_{name}"} | _inside(reading.words[start:end])
        reading.take(Kind.COUNTRY, start, end, terms)
    elif "o" in kinds and (before in EMPLOYED or not (plain or alone)):
        words = content_stems(" ".join(reading.words[start:end]))
        reading.take(Kind.EMPLOYER, start, end, {f"o_{name}"}, {f"e_{each}" for each in words})
    elif "l" in kinds and before in {"speaks", "speak", "speaking", "in", "fluent"}:
        reading.take(Kind.LANGUAGE, start, end, {f"l_{name}"})
    elif "d" in kinds and not plain:
        reading.take(Kind.DEGREE, start, end, {f"d_{name}"})


def _around(words: Sequence[str]) -> frozenset[str]:
    place = gazetteer().city(" ".join(words))
    return around(place) if place else frozenset()


def _inside(words: Sequence[str]) -> frozenset[str]:
    place = gazetteer().countries.get(" ".join(words))
    return inside(place) if place else frozenset()


def employed(reading: Reading, _known: Known) -> None:
    """After "at", whatever it is."""
    for at, word in enumerate(reading.words):
        if word == "at" and at + 1 < len(reading.words) and at + 1 not in reading.taken:
            end = _end(reading, at + 1)
            stems = content_stems(" ".join(reading.words[at + 1 : end]))
            reading.take(
                Kind.EMPLOYER, at + 1, end, {f"o_{slug(stems)}"}, {f"e_{each}" for each in stems}
            )
