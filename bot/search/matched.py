"""Whom a query fits, whoever asks and whether or not they may be asked now."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, select

from bot.models import SearchDocument
from bot.search.candidates import MATCHED, any_of
from bot.search.described import Described

_NUMBER = select(SearchDocument.id).where(
    SearchDocument.team_id == bindparam("team_id"),
    SearchDocument.volunteer_id == bindparam("volunteer_id"),
)


@dataclass(frozen=True)
class Matches:
    """The best, by the numbers of their documents, each with its score; best first.

    `described`: those who came so far as to be shown.
    """

    numbers: "array[int]"
    scores: "array[float]"
    described: dict[int, Described] = field(default_factory=dict)


def matched(connection: Connection, team_id: str, asked: Sequence[str], considered: int) -> Matches:
    """As many of the best as are considered, and those who match as well as the last of them."""
    database = connection.dialect.name
    parameters = {
        "team_id": team_id,
        "asked": any_of(asked, database),
        "considered": considered - 1,
    }
    rows = connection.execute(MATCHED[database], parameters).all()
    return Matches(array("q", [row.id for row in rows]), array("d", [row.score for row in rows]))


def number_of(connection: Connection, team_id: str, volunteer_id: str) -> int:
    return connection.scalars(_NUMBER, {"team_id": team_id, "volunteer_id": volunteer_id}).one()
