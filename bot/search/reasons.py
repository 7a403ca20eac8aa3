"""Why somebody was found: the very words of the profile that answer the query."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.models import Volunteer
from bot.search.index import texts
from bot.search.words import stems


@dataclass(frozen=True)
class Reason:
    """`part` is a column of the search document, `words` what the volunteer wrote there."""

    part: str
    words: str


def reasons(volunteer: Volunteer | Row[Any], asked: Collection[str]) -> list[Reason]:
    """In the order of the columns' weights; a person who was found has at least one."""
    return [
        Reason(part, said)
        for part, texts_ in texts(volunteer).items()
        for said in texts_
        if not set(asked).isdisjoint(stems(said))
    ]
