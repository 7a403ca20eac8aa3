"""Phrases in quotes: whoever is found has these very words, in this order."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from bot.models import SearchDocument, Volunteer
from bot.search.reading import EMPLOYED, NOT, PLACED, STUDIED
from bot.search.terms import NAMES, WORDS, texts
from bot.search.these import THESE, these
from bot.search.words import words

MARKS = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'  # straight and curly
QUOTED = re.compile(f"[{MARKS}]([^{MARKS}]+)[{MARKS}]")
NAMING = NOT | PLACED | EMPLOYED | STUDIED  # before a name, which may stand in quotes as well
PARTS = tuple(dict.fromkeys((*WORDS.values(), NAMES["c"], NAMES["n"])))

_TEXTS = {
    database: select(
        SearchDocument.id.label("document"), *(getattr(Volunteer, part) for part in PARTS)
    ).where(
        by_number,
        SearchDocument.team_id == Volunteer.team_id,
        SearchDocument.volunteer_id == Volunteer.id,
    )
    for database, by_number in THESE.items()
}


def unquoted(query: str) -> tuple[str, tuple[str, ...]]:
    """The query without its phrases, and these in plain words."""
    phrases: list[str] = []

    def take(quoted: re.Match[str]) -> str:
        before, phrase = words(query[: quoted.start()]), " ".join(words(quoted[1]))
        if before[-1:] and before[-1] in NAMING:
            return f" {quoted[1]} "
        phrases.append(phrase)
        return " "

    rest = QUOTED.sub(take, query)
    return rest, tuple(filter(None, dict.fromkeys(phrases)))


def who_says(
    connection: Connection, team_id: str, phrases: Sequence[str], numbers: Sequence[int]
) -> set[int]:
    """Of these people, by their documents' numbers, those in whose profile each phrase stands."""
    database = connection.dialect.name
    parameters = {"team_id": team_id, "these": these(numbers, database)}
    rows = connection.execute(_TEXTS[database], parameters)
    return {row.document for row in rows if all(_says(row, phrase) for phrase in phrases)}


def _says(volunteer: Any, phrase: str) -> bool:
    return any(
        f" {phrase} " in f" {' '.join(words(text))} "
        for part in PARTS
        for text in texts(volunteer, part)
    )
