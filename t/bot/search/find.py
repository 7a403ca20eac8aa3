"""Find the volunteers for a query: match, rank, break ties fairly, give reasons."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.introduction import State
from bot.models import Introduction, Member, Volunteer
from bot.search.askable import Asker
from bot.search.candidates import matching
from bot.search.reasons import Reason, reasons
from bot.search.words import asked_stems

_NEVER = datetime.min.replace(tzinfo=UTC)

_meetings = (
    select(func.count())
    .where(
        Introduction.team_id == Volunteer.team_id,
        Introduction.volunteer == Volunteer.user_id,
        Introduction.state != State.NOT_HELD,
        Introduction.accepted_at >= bindparam("month_began", type_=Introduction.accepted_at.type),
    )
    .scalar_subquery()
)
_DESCRIBED = select(Volunteer, Member.timezone, _meetings.label("meetings")).where(
    Volunteer.team_id == bindparam("team_id"),
    Volunteer.id.in_(bindparam("ids", expanding=True)),
    Member.team_id == Volunteer.team_id,
    Member.user_id == Volunteer.user_id,
)


@dataclass(frozen=True)
class Found:
    """A volunteer who may be asked now. `meetings` are those agreed on since the month began."""

    volunteer: Volunteer
    timezone: str | None
    meetings: int
    why: Sequence[Reason]


async def find(
    session: AsyncSession, asker: Asker, query: str, *, limit: int, month_began: datetime
) -> list[Found]:
    """At most `limit` people, best first; none when no word of the query fits anybody."""
    asked = asked_stems(query)
    if not asked:
        return []
    statement, match = matching(session, asked)
    rows = (await session.execute(statement, {**asdict(asker), "asked": match})).all()
    ids = [row.id for row in sorted(rows, key=lambda row: _order(row, asker.now))][:limit]
    described = await session.execute(
        _DESCRIBED, {"team_id": asker.team_id, "ids": ids, "month_began": month_began}
    )
    found = {
        volunteer.id: Found(volunteer, timezone, meetings, reasons(volunteer, asked))
        for volunteer, timezone, meetings in described
    }
    return [found[id_] for id_ in ids]


async def fits(session: AsyncSession, asker: Asker, query: str, volunteer_id: str) -> bool:
    """Whether this volunteer, who may be asked, is one the query finds."""
    asked = asked_stems(query)
    if not asked:
        return False
    statement, match = matching(session, asked)
    only = statement.where(Volunteer.id == bindparam("volunteer_id"))
    parameters = {**asdict(asker), "asked": match, "volunteer_id": volunteer_id}
    return (await session.execute(only, parameters)).first() is not None


def _order(row: Row[Any], now: datetime) -> tuple[float, datetime, bytes]:
    """Better matches first, then who waited longest; the rest is by lot, drawn anew each day."""
    lot = blake2b(f"{now.date()}:{row.id}".encode(), digest_size=8).digest()
    return -round(row.score, 6), row.asked_at or _NEVER, lot
