"""What `find` would show, for whoever runs the programme from a terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from bot.models import Member, SearchDocument, Volunteer
from bot.search.find import Search
from bot.search.reasons import Reason
from bot.search.these import THESE, these
from bot.search.understood import Understood
from bot.services.service import Service

NOBODY = ""  # a student whom nothing keeps apart from anybody

_EMAILS: Mapping[str, Any] = {
    database: select(SearchDocument.id, Volunteer.email, Member.email)
    .select_from(Volunteer)
    .join(
        SearchDocument,
        (SearchDocument.team_id == Volunteer.team_id)
        & (SearchDocument.volunteer_id == Volunteer.id),
    )
    .outerjoin(
        Member, (Member.team_id == Volunteer.team_id) & (Member.user_id == Volunteer.user_id)
    )
    .where(by_number)
    for database, by_number in THESE.items()
}


@dataclass(frozen=True)
class Hit:
    email: str
    name: str
    score: float
    why: Sequence[Reason]


@dataclass(frozen=True)
class Listing:
    hits: Sequence[Hit]
    understood: Understood
    relaxed: Sequence[str]


@dataclass(frozen=True)
class Searching(Service):
    search: Search = field(default_factory=Search)

    async def search_for(self, team_id: str, query: str, *, limit: int, everybody: bool) -> Listing:
        """`everybody`: also who was imported and has not joined, or may not be asked now."""

        def look(connection: Connection) -> Listing:
            find = self.search.everybody if everybody else self.search.find
            result = find(connection, self.asker(team_id, NOBODY), query, limit=limit)
            numbers = [each.number for each in result.found]
            emails = _emails(connection, team_id, numbers)
            hits = [
                Hit(emails[each.number], each.volunteer.name, each.score, each.volunteer.why)
                for each in result.found
            ]
            return Listing(hits, result.understood, result.relaxed)

        return await self.database.look(look)


def _emails(connection: Connection, team_id: str, numbers: Sequence[int]) -> Mapping[int, str]:
    database = connection.dialect.name
    parameters = {"team_id": team_id, "these": these(numbers, database)}
    rows = connection.execute(_EMAILS[database], parameters)
    return {number: imported or told or "" for number, imported, told in rows}
