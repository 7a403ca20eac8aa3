"""The tables, from outside: what the services would write, and how far the replicas are."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import func, insert, or_, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from benchmarks.chaos.rows import BATCH, Row
from benchmarks.people import TEAM
from bot import clock
from bot.domain.delivery import WAITING, Manner
from bot.models import Member, Outgoing, Workspace
from bot.models.engine import Database

LOOK_EACH = 0.3  # seconds
SOON = timedelta(minutes=1)
Done = TypeVar("Done")


async def join(database: Database, people: Collection[str]) -> None:
    """Slack need not be asked about them."""
    members = [_member(each) for each in sorted(people)]
    us = {"team_id": TEAM, "name": "Chaos", "bot_user_id": "U0BOT"}
    async with database.writes.begin() as session:
        session.add(Workspace(**us, members_learned_at=clock.now()))
        for start in range(0, len(members), BATCH):
            await session.execute(insert(Member), members[start : start + BATCH])


def _member(user_id: str) -> Row:
    return {
        "team_id": TEAM,
        "user_id": user_id,
        "name": user_id,
        "email": None,
        "timezone": "Europe/London",
        "may_take_part": True,
    }


async def put(database: Database, batch: Sequence[Row]) -> None:
    """Also when it was put in before, and the answer was lost."""
    try:
        async with database.writes.begin() as session:
            await session.execute(insert(Outgoing), batch)
    except IntegrityError:
        return


async def waiting(database: Database) -> int:
    """All but the nudges of another day: what is only put off for some seconds counts."""
    soon = clock.now() + SOON
    due = (
        Outgoing.status.in_(WAITING),
        or_(Outgoing.manner != Manner.NUDGE, Outgoing.due_at <= soon),
    )
    async with database.reads() as session:
        return await session.scalar(select(func.count()).select_from(Outgoing).where(*due)) or 0


async def until_at_most(most: int, database: Database) -> None:
    while await patiently(lambda: waiting(database)) > most:  # noqa: ASYNC110 (other processes)
        await asyncio.sleep(LOOK_EACH)


async def stored(database: Database, key: str) -> Outgoing:
    async with database.reads() as session:
        return await session.get_one(Outgoing, (TEAM, key))


async def patiently(work: Callable[[], Awaitable[Done]]) -> Done:
    """Again until the database is there to do it."""
    while True:
        try:
            return await work()
        except (SQLAlchemyError, OSError):
            await asyncio.sleep(LOOK_EACH)
