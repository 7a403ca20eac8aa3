"""Which clock says that a claim is over.

Replicas on PostgreSQL go by the database's clock, so that none of theirs can be wrong. The one
process on SQLite goes by its own monotonic clock, which nobody can set.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from sqlalchemy import ColumnElement, Float, bindparam, cast, func, literal

from bot.models.engine import Database

LEASE = timedelta(seconds=60)
CLOCK: Mapping[str, ColumnElement[float]] = {
    "sqlite": bindparam("clock", type_=Float),
    "postgresql": cast(func.extract("epoch", func.clock_timestamp()), Float),
}
"""By kind of database, in a statement that is built once."""


def lease_now(database: Database, monotonic: Callable[[], float]) -> ColumnElement[float]:
    """Now, in seconds, as `lease_ends` counts them."""
    if database.engine.dialect.name == "postgresql":
        return CLOCK["postgresql"]
    return literal(monotonic(), Float)
