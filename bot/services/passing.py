"""What becomes so by itself, when its time has come. It costs with what is due."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import structlog
from sqlalchemy import bindparam, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from bot.models import Introduction, Volunteer, Workspace
from bot.services.free_again import month_begins
from bot.services.hiding import hide
from bot.services.lapsing import lapse
from bot.services.naming import look_again
from bot.services.pausing import resume
from bot.services.service import Service

AT_ONE_TIME = 20

log = structlog.get_logger()

CHANGES: Mapping[str, Callable[[Service, AsyncSession, str, str], Awaitable[None]]] = {
    "lapse": lapse,
    "resume": resume,
    "hide": hide,
    "look again": look_again,
    "month begins": month_begins,
}
_NOW = bindparam("now", type_=Introduction.answer_by.type)
_GONE = select(Workspace.team_id).where(Workspace.left_at.is_not(None))
_DUE = union_all(
    select(literal("lapse"), Introduction.team_id, Introduction.id).where(
        Introduction.answer_by <= _NOW, Introduction.team_id.not_in(_GONE)
    ),
    select(literal("look again"), Introduction.team_id, Introduction.id).where(
        Introduction.look_again_at <= _NOW, Introduction.team_id.not_in(_GONE)
    ),
    select(literal("resume"), Volunteer.team_id, Volunteer.id).where(
        Volunteer.paused_until <= _NOW, Volunteer.team_id.not_in(_GONE)
    ),
    select(literal("hide"), Volunteer.team_id, Volunteer.id).where(
        Volunteer.stay_by <= _NOW, Volunteer.team_id.not_in(_GONE)
    ),
    select(literal("month begins"), Volunteer.team_id, Volunteer.id).where(
        Volunteer.full_until <= _NOW, Volunteer.team_id.not_in(_GONE)
    ),
).limit(AT_ONE_TIME)


@dataclass(frozen=True)
class Passing(Service):
    async def pass_time(self) -> bool:
        """One that breaks keeps no other from its turn. Says whether there may be more."""
        async with self.looking() as session:
            due = (await session.execute(_DUE, {"now": self.now()})).all()
        done = [await self._done(*each) for each in due]
        return any(done)

    async def _done(self, change: str, team_id: str, what: str) -> bool:
        doing = self._change(change, team_id, what)
        [broken] = await asyncio.gather(doing, return_exceptions=True)
        if broken:
            log.error("a change by itself broke", change=change, what=what, exc_info=broken)
        return broken is None

    async def _change(self, change: str, team_id: str, what: str) -> None:
        async with self.deciding() as session:
            await CHANGES[change](self, session, team_id, what)
