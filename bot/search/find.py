"""Find the volunteers for a query: match, rank, break ties fairly, give reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Row, Select

from bot.search.askable import Asker
from bot.search.candidates import CONSIDERED, EVERYBODY, any_of
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
    connection: Connection, asker: Asker, query: str, *, limit: int, month_began: datetime
) -> list[Found]:
    """At most `limit` people, best first; none when no word of the query fits anybody."""
    asked = asked_stems(query)
    if not asked:
        return []
    parameters = {"limit": limit, "month_began": month_began}
    rows = _rows(connection, DESCRIBED, asker, asked, {**parameters, "considered": CONSIDERED})
    if len(rows) < limit:  # the best matches may not be asked
        rows = _rows(connection, DESCRIBED, asker, asked, {**parameters, "considered": EVERYBODY})
    return [Found(row, row.timezone, row.meetings, reasons(row, asked)) for row in rows]


def fits(connection: Connection, asker: Asker, query: str, volunteer_id: str) -> bool:
    """Whether this volunteer, who may be asked, is one the query finds."""
    asked = asked_stems(query)
    parameters = {"limit": 1, "considered": EVERYBODY, "volunteer_id": volunteer_id}
    return bool(asked and _rows(connection, FITTING, asker, asked, parameters))


def _rows(
    connection: Connection,
    statements: Mapping[str, Select[Any]],
    asker: Asker,
    asked: Sequence[str],
    parameters: Mapping[str, Any],
) -> Sequence[Row[Any]]:
    database = connection.dialect.name
    everything = {
        **vars(asker),
        **parameters,
        "asked": any_of(asked, database),
        "lot": _lot(asker.now.date()),
    }
    return connection.execute(statements[database], everything).all()


def _lot(day: date) -> int:
    number = int.from_bytes(blake2b(day.isoformat().encode(), digest_size=8).digest())
    return 1 + number % 1_000_002
