"""Keep a volunteer's search document in step with the profile, in the profile's transaction."""

from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.models import SearchDocument, Volunteer
from bot.search.versions import profiles_change
from bot.search.words import stems

COLUMNS = ("title", "fields", "place", "employer", "industry", "class_year", "major", "rest")
"""Of the search document, the heaviest first."""


async def index(session: AsyncSession, *volunteers: Volunteer) -> None:
    """Write or rewrite the documents of volunteers who are already flushed."""
    for team_id in sorted({volunteer.team_id for volunteer in volunteers}):
        await profiles_change(session, team_id)
    ids = [volunteer.id for volunteer in volunteers]
    written = await session.scalars(
        select(SearchDocument).where(
            SearchDocument.team_id.in_({volunteer.team_id for volunteer in volunteers}),
            SearchDocument.volunteer_id.in_(ids),
        )
    )
    documents = {document.volunteer_id: document for document in written}
    for volunteer in volunteers:
        document = documents.get(volunteer.id)
        if document is None:
            document = SearchDocument(team_id=volunteer.team_id, volunteer_id=volunteer.id)
            session.add(document)
        for column, said in texts(volunteer).items():
            setattr(document, column, " ".join(stem for text in said for stem in stems(text)))


def texts(volunteer: Volunteer | Row[Any]) -> dict[str, list[str]]:
    """What each column of the search document is made of, as the volunteer wrote it."""
    return {
        "title": [volunteer.title],
        "fields": list(volunteer.fields),
        "place": [volunteer.city, volunteer.country],
        "employer": [volunteer.employer],
        "industry": [volunteer.industry],
        "class_year": [str(volunteer.class_year or "")],
        "major": [volunteer.major],
        "rest": [*volunteer.skills, *volunteer.languages, volunteer.degree, volunteer.about],
    }
