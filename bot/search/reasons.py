"""Why somebody was found: the very words of the profile that speak for them."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from bot.search.placed import COUNTRY, REGION, living
from bot.search.scoring import Fit
from bot.search.terms import MEANINGS, NAMES, WORDS, meant, term, texts
from bot.search.words import content_stems, slug


@dataclass(frozen=True)
class Reason:
    """`part` is a part of the profile, `words` what the volunteer wrote there."""

    part: str
    words: str


SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
ORDER = (
    "title",
    "fields",
    "employer",
    "city",
    "country",
    "class_year",
    "major",
    "degree",
    "industry",
    "languages",
    "formats",
    "skills",
    "about",
)


def reasons(volunteer: Any, fit: Fit) -> list[Reason]:
    """Each once, in the order in which they say most."""
    found = {each: None for name in fit.spoken() for each in _said(volunteer, name)}
    return sorted(found, key=lambda reason: (ORDER.index(reason.part), reason.words))


def _said(volunteer: Any, name: str) -> Iterable[Reason]:
    """Where this term comes from."""
    kind = name[0]
    if kind in (REGION, COUNTRY):
        yield Reason(*living(volunteer.city, volunteer.country)[name])
        return
    part = {**WORDS, **NAMES, **MEANINGS}[kind]
    for text in _pieces(volunteer, part):
        if name in _terms_of(kind, part, text):
            yield Reason(part, text)


def _pieces(volunteer: Any, part: str) -> list[str]:
    """Of what they say of their work, one sentence at a time."""
    whole = texts(volunteer, part)
    return (
        [piece for text in whole for piece in SENTENCES.split(text)] if part == "about" else whole
    )


def _terms_of(kind: str, part: str, text: str) -> Collection[str]:
    if kind in WORDS:
        return {term(kind, stem) for stem in content_stems(text)}
    if kind in NAMES:
        return {term(kind, slug(text))}
    return {term(kind, slug(name)) for of, name in meant(part, text) if of == kind}
