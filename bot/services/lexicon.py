"""Occupations that an administrator brings in, beside the lexicon of work, for all workspaces."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from hashlib import blake2b

from sqlalchemy import delete, func, insert, select

from bot.models import LexiconOccupation, LexiconRelease
from bot.models.engine import Database, lock
from bot.search.words import content_stems

READ_BY = "1"  # another one when names are read otherwise


@dataclass(frozen=True)
class Occupation:
    """`related`: other codes, and how close they are, from 0 to 1."""

    code: str
    title: str
    names: Sequence[str]
    related: Mapping[str, float]


@dataclass(frozen=True)
class Loaded:
    name: str
    occupations: int
    titles: int
    imported_at: datetime


async def bring_in(
    database: Database, now: datetime, name: str, occupations: Sequence[Occupation]
) -> None:
    """In place of what was there. Safe to run twice."""
    rows = [
        {
            "code": each.code,
            "title": each.title,
            "names": sorted({" ".join(content_stems(name)) for name in each.names} - {""}),
            "related": dict(each.related),
        }
        for each in occupations
    ]
    known = "\n".join(repr(astuple(each)) for each in occupations)
    edition = blake2b(f"{READ_BY}\n{known}".encode(), digest_size=6).hexdigest()
    async with database.writes.begin() as session:
        await lock(session, "lexicon")
        await session.execute(delete(LexiconOccupation))
        await session.execute(delete(LexiconRelease))
        await session.execute(insert(LexiconOccupation), rows)
        titles = sum(len(each.names) for each in occupations)
        session.add(LexiconRelease(name=name, edition=edition, titles=titles, imported_at=now))


async def leave_out(database: Database) -> None:
    """As if nothing had been brought in."""
    async with database.writes.begin() as session:
        await lock(session, "lexicon")
        await session.execute(delete(LexiconOccupation))
        await session.execute(delete(LexiconRelease))


async def loaded(database: Database) -> Loaded | None:
    async with database.reads() as session:
        release = (await session.scalars(select(LexiconRelease))).first()
        count = await session.scalar(select(func.count()).select_from(LexiconOccupation)) or 0
    if release is None:
        return None
    return Loaded(release.name, count, release.titles, release.imported_at)
