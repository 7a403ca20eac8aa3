"""What search reads of a profile: terms, each a letter for its kind and a stem, a name or a role.

`t_nurs`: "nurse" stands in the title. `r_registerednurs`: by its title, a registered nurse.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.search.occupations import occupations
from bot.search.placed import living
from bot.search.roles import titles
from bot.search.words import content_stems, slug, words

WORDS: Mapping[str, str] = {
    "t": "title",
    "f": "fields",
    "i": "industry",
    "e": "employer",
    "s": "skills",
    "a": "about",
    "m": "major",
    "d": "degree",
    "l": "languages",
}
"""Kinds of terms that are one word each, with the part of the profile where it stands."""

NAMES: Mapping[str, str] = {
    "c": "city",
    "n": "country",
    "y": "class_year",
    "w": "formats",
    "o": "employer",
    "u": "major",
}
"""Kinds that are the whole of what stands there."""

MEANINGS: Mapping[str, str] = {
    "r": "title",
    "q": "title",
    "b": "title",
    "k": "fields",
    "x": "fields",
    "j": "industry",
}
"""Kinds that are what is meant: a role (surely, perhaps), an occupation that was brought in; a
field, or a role; an industry."""

SURE = 0.93  # of the likeness of the likeliest role
LONGEST = 40  # characters of a term


def terms(volunteer: Any) -> list[str]:
    """Each once, in no order that matters."""
    return list(dict.fromkeys(_terms(volunteer)))


def term(kind: str, name: str) -> str:
    """Of letters that no database reads as anything but letters."""
    plain = name if name.isascii() else "z" + name.encode().hex()
    return f"{kind}_{plain[:LONGEST]}"


def texts(volunteer: Any, part: str) -> list[str]:
    """What stands in a part of a profile, as it was typed."""
    value = getattr(volunteer, part)
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, int):
        return [str(value)]
    return list(value or ())


def meant(part: str, text: str) -> Iterator[tuple[str, str]]:
    """Of a text that stands there, the kinds and names of what it means."""
    stems = content_stems(text)
    if part == "title":
        roles = titles().roles(stems)
        best = max(roles.values(), default=0.0)
        yield from (("r" if alike >= SURE * best else "q", role) for role, alike in roles.items())
        yield from (("b", code) for code in sorted(occupations().of_title(stems)))
        return
    for concept in titles().lexicon.called.get(tuple(stems), ()):
        kind, _, name = concept.partition(":")
        if part == "fields":
            yield "x" if kind == "role" else "k", name
        elif kind != "role":
            yield "j", name


def _terms(volunteer: Any) -> Iterator[str]:
    for kind, part in WORDS.items():
        for text in texts(volunteer, part):
            yield from (term(kind, stem) for stem in content_stems(text))
    for kind, part in NAMES.items():
        yield from (term(kind, slug(text)) for text in texts(volunteer, part))
    for part in ("title", "fields", "industry"):
        for text in texts(volunteer, part):
            yield from (term(kind, slug(name)) for kind, name in meant(part, text))
    yield from living(volunteer.city, volunteer.country)


def counted(found: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Of these terms, what the vocabulary counts: each stem once, and the names."""
    kinds_and_names = [(each[0], each[2:]) for each in found]
    yield from dict.fromkeys(("stem", name) for kind, name in kinds_and_names if kind in WORDS)
    yield from ((kind, name) for kind, name in kinds_and_names if kind in "cnoudlgh")


def spelled(volunteer: Any) -> set[str]:
    """Words as they stand in the profile; but not those of whole sentences."""
    parts = (part for kind, part in {**WORDS, "c": "city", "n": "country"}.items() if kind != "a")
    return {
        word[:LONGEST] for part in parts for text in texts(volunteer, part) for word in words(text)
    }
