"""Find the volunteers for a query: match, rank, break ties fairly, give reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import Row, Select
from sqlalchemy.orm import Session

from bot.search.askable import Asker
from bot.search.candidates import LOTS, any_of
from bot.search.described import DESCRIBED, FITTING
from bot.search.reasons import Reason, reasons
from bot.search.words import asked_stems


@dataclass(frozen=True)
class Found:
    """A volunteer who may be asked now. `meetings` are those agreed on since the month began."""

    volunteer: Row[Any]
    timezone: str | None
    meetings: int
    why: Sequence[Reason]


def find(
    session: Session, asker: Asker, query: str, *, limit: int, month_began: datetime
) -> list[Found]:
    """At most `limit` people, best first; none when no word of the query fits anybody."""
    asked = asked_stems(query)
    if not asked:
        return []
    parameters = {"limit": limit, "month_began": month_began}
    return [
        Found(row, row.timezone, row.meetings, reasons(row, asked))
        for row in _rows(session, DESCRIBED, asker, asked, parameters)
    ]


def fits(session: Session, asker: Asker, query: str, volunteer_id: str) -> bool:
    """Whether this volunteer, who may be asked, is one the query finds."""
    asked = asked_stems(query)
    parameters = {"limit": 1, "volunteer_id": volunteer_id}
    return bool(asked and _rows(session, FITTING, asker, asked, parameters))


def _rows(
    session: Session,
    statements: Mapping[str, Select[Any]],
    asker: Asker,
    asked: Sequence[str],
    parameters: Mapping[str, Any],
) -> Sequence[Row[Any]]:
    database = session.get_bind().dialect.name
    everything = {
        **vars(asker),
        **parameters,
        "asked": any_of(asked, database),
        "lot": _lot(asker.now.date()),
    }
    return session.execute(statements[database], everything).all()


def _lot(day: date) -> int:
    number = int.from_bytes(blake2b(day.isoformat().encode(), digest_size=8).digest())
    return 1 + number % (LOTS - 1)
