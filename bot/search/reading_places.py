"""Places of the world, wherever they stand in a query, whether or not anybody lives there."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.search.asked import Kind
from bot.search.gazetteer import LONGEST, Place, Size, gazetteer
from bot.search.lexicon import lexicon
from bot.search.placed import around, inside
from bot.search.reading import BETWEEN, PLACED, Known, Reading
from bot.search.words import JOINING, POLITE, content_stems, slug

KINDS = {
    Size.CITY: Kind.CITY,
    Size.REGION: Kind.REGION,
    Size.COUNTRY: Kind.COUNTRY,
    Size.CONTINENT: Kind.REGION,
}
Span = tuple[int, int, Place]


def places_in(words: Sequence[str]) -> Sequence[Span]:
    """What may be a place, the longest names first: after "in" any; else only a great one."""
    return _places_in(tuple(words))


@lru_cache(maxsize=100)
def _places_in(words: tuple[str, ...]) -> Sequence[Span]:
    return tuple(_spans(words))


def _spans(words: tuple[str, ...]) -> Iterator[Span]:
    for size in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            name = words[start : start + size]
            if {name[0], name[-1]} & JOINING or _work(name):
                continue
            place = gazetteer().place(" ".join(name))
            if place and (place.great or _placed(words, start)):
                yield start, start + size, place


def codes_in(words: Sequence[str]) -> set[str]:
    """Of these places, what the vocabulary may know."""
    terms = (each for _, _, place in places_in(words) for each in inside(place) | around(place))
    return {each[2:] for each in terms}


def after_in(reading: Reading, known: Known) -> None:
    """ "In Bavaria", "near Lyon"."""
    for start, end, place in places_in(reading.words):
        if _placed(reading.words, start) and reading.free(start, end):
            _take(reading, start, end, place, known)


def anywhere(reading: Reading, known: Known) -> None:
    """ "Germany engineers"; but no word that stands in profiles, unless it is a country."""
    for start, end, place in places_in(reading.words):
        word = slug(reading.words[start:end])
        sure = place.size in (Size.COUNTRY, Size.CONTINENT) or "stem" not in known.get(word, ())
        if sure and reading.free(start, end):
            _take(reading, start, end, place, known)


def _take(reading: Reading, start: int, end: int, place: Place, known: Known) -> None:
    own = {Size.CITY: "c", Size.COUNTRY: "n"}.get(place.size)
    terms = {f"{own}_{slug(reading.words[start:end])}"} if own else set()
    if place.size is not Size.CITY:
        terms |= inside(place)
    somebody = any(each[0] in known.get(each[2:], ()) for each in terms)
    reading.take(KINDS[place.size], start, end, terms, around(place), nobody=not somebody)


def _placed(words: Sequence[str], start: int) -> bool:
    at = start - 1
    while at > 0 and words[at] in BETWEEN - PLACED:
        at -= 1
    return at >= 0 and words[at] in PLACED


def _work(name: Sequence[str]) -> bool:
    """Whether it is a word of what work is called, or one that says nothing."""
    return tuple(content_stems(" ".join(name))) in lexicon().called or (
        len(name) == 1 and name[0] in lexicon().words | POLITE
    )
