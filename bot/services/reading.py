"""Profiles are read anew when the app has learned to read more in them."""

from sqlalchemy import and_, bindparam, or_, select

from bot.models import SearchDocument, Volunteer
from bot.models.engine import Database
from bot.search.index import index, reading

BATCH = 500  # profiles a transaction

_UNREAD = (
    select(Volunteer)
    .outerjoin(
        SearchDocument,
        and_(
            SearchDocument.team_id == Volunteer.team_id,
            SearchDocument.volunteer_id == Volunteer.id,
        ),
    )
    .where(or_(SearchDocument.id.is_(None), SearchDocument.reading != bindparam("reading")))
    .limit(BATCH)
)


async def read_anew(database: Database) -> int:
    """How many were. Safe to run twice."""
    total = 0
    while True:
        async with database.writes.begin() as session:
            now = {"reading": await reading(session)}
            volunteers = (await session.scalars(_UNREAD, now)).all()
            await index(session, *volunteers)
        total += len(volunteers)
        if not volunteers:
            return total
