"""Profiles are read anew when the app has learned to read more in them."""

from sqlalchemy import and_, or_, select

from bot.models import SearchDocument, Volunteer
from bot.models.engine import Database
from bot.search.index import READING, index

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
    .where(or_(SearchDocument.id.is_(None), SearchDocument.reading != READING))
    .limit(BATCH)
)


async def read_anew(database: Database) -> int:
    """How many were. Safe to run twice."""
    total = 0
    while True:
        async with database.writes.begin() as session:
            volunteers = (await session.scalars(_UNREAD)).all()
            await index(session, *volunteers)
        total += len(volunteers)
        if not volunteers:
            return total
