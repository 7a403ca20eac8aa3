"""What a card says of volunteers that nothing but a change of their profile can change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.models import SearchDocument, Volunteer
from bot.search.reasons import Reason, reasons
from bot.search.scoring import fit, lacking
from bot.search.these import THESE, these
from bot.search.wants import Wants


@dataclass(frozen=True)
class Described:
    """`lacks`: see bot/search/scoring.py."""

    volunteer_id: str
    name: str
    title: str
    employer: str
    class_year: int | None
    city: str
    country: str
    formats: tuple[str, ...]
    meetings_per_month: int | None
    why: tuple[Reason, ...]
    lacks: tuple[str, ...]


_DESCRIBED: Mapping[str, Any] = {
    database: select(
        Volunteer.id,
        Volunteer.name,
        Volunteer.title,
        Volunteer.employer,
        Volunteer.industry,
        Volunteer.fields,
        Volunteer.city,
        Volunteer.country,
        Volunteer.class_year,
        Volunteer.major,
        Volunteer.degree,
        Volunteer.skills,
        Volunteer.languages,
        Volunteer.formats,
        Volunteer.meetings_per_month,
        Volunteer.about,
        SearchDocument.id.label("document"),
        SearchDocument.terms,
    ).where(
        by_number,
        SearchDocument.team_id == Volunteer.team_id,
        SearchDocument.volunteer_id == Volunteer.id,
    )
    for database, by_number in THESE.items()
}


def described(
    connection: Connection, team_id: str, wants: Wants, numbers: Sequence[int]
) -> Mapping[int, Described]:
    """By number, each with the reasons why this query finds them."""
    database = connection.dialect.name
    parameters = {"team_id": team_id, "these": these(numbers, database)}
    rows = connection.execute(_DESCRIBED[database], parameters)
    return {row.document: _described(row, wants) for row in rows}


def _described(row: Row[Any], wants: Wants) -> Described:
    fits = fit(wants, row.terms.split())
    return Described(
        volunteer_id=row.id,
        name=row.name,
        title=row.title,
        employer=row.employer,
        class_year=row.class_year,
        city=row.city,
        country=row.country,
        formats=tuple(row.formats),
        meetings_per_month=row.meetings_per_month,
        why=tuple(reasons(row, fits)),
        lacks=tuple(lacking(wants, fits)),
    )
