"""Slack's limits, kept before they are reached, by all replicas together.

A message a second to one channel, so many a minute to one workspace, and no call of a method that
Slack wants patience with. What somebody waits for may run ahead of the minute's budget further
than what the bot brings up by itself, and so overtakes it.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.lease import lease_now
from bot.delivery.turn import take
from bot.domain.delivery import Manner
from bot.models import Gate
from bot.models.engine import Database, lock

BETWEEN_MESSAGES = 1.0  # seconds, in one channel
PATIENCE = 3.0  # seconds a message waits here for its turn; any longer, and it comes again
AHEAD: Mapping[Manner, float] = {
    Manner.AT_ONCE: 30.0,
    Manner.AGREED: 10.0,
    Manner.IN_HOURS: 10.0,
    Manner.NUDGE: 5.0,
}
BUDGET = "budget"
POST = "chat.postMessage"


@dataclass
class Pace:
    """`a_minute`: messages to one workspace."""

    database: Database
    monotonic: Callable[[], float]
    a_minute: int
    between: float = BETWEEN_MESSAGES
    patience: float = PATIENCE

    async def turn(self, team_id: str, channel: str, manner: Manner) -> float:
        """Wait until this message may be posted: 0.0.

        Where many wait already, or Slack wants patience, nobody queues up: how many seconds it is.
        """
        wait = await self._reserve(team_id, channel, manner)
        if wait > self.patience or not wait:
            return wait
        await asyncio.sleep(wait)
        return await self.shut_for(team_id, POST)

    async def shut(self, team_id: str, method: str, seconds: float) -> None:
        """Slack asked for patience with this method in this workspace."""
        async with self.database.writes.begin() as session:
            await lock(session, f"{team_id}:gates")
            now = await session.scalar(select(lease_now(self.database, self.monotonic)))
            until = float(now or 0.0) + seconds
            await session.merge(Gate(team_id=team_id, name=method, opens_at=until))

    async def shut_for(self, team_id: str, method: str) -> float:
        """How many seconds it still is."""
        left = select(Gate.opens_at - lease_now(self.database, self.monotonic)).where(
            Gate.team_id == team_id, Gate.name == method
        )
        seconds = await self.database.read(lambda session: session.scalar(left))
        return max(0.0, seconds or 0.0)

    async def _reserve(self, team_id: str, channel: str, manner: Manner) -> float:
        """Take the next free place; none is taken when it is further away than our patience."""
        if self.database.engine.dialect.name == "postgresql":
            return await take(self.database.engine, self._facts(team_id, channel, manner))
        async with self.database.writes.begin() as session:
            now = self.monotonic()
            names = [f"channel:{channel}", BUDGET, POST]
            own, budget, post = await _gates(session, team_id, names)
            spent = max(budget.opens_at, now)
            wait = max(own.opens_at - now, post.opens_at - now, spent - now - AHEAD[manner], 0.0)
            if wait <= self.patience:
                own.opens_at = now + wait + self.between
                budget.opens_at = spent + 60 / self.a_minute
            return wait

    def _facts(self, team_id: str, channel: str, manner: Manner) -> dict[str, Any]:
        return {
            "team_id": team_id,
            "own": f"channel:{channel}",
            "budget": BUDGET,
            "post": POST,
            "ahead": AHEAD[manner],
            "between": self.between,
            "each": 60 / self.a_minute,
            "patience": self.patience,
        }


async def _gates(session: AsyncSession, team_id: str, names: Sequence[str]) -> list[Gate]:
    """In that order; one that was never shut is open since ever."""
    theirs = select(Gate).where(Gate.team_id == team_id, Gate.name.in_(names))
    known = {gate.name: gate for gate in await session.scalars(theirs)}
    for name in names:
        if name not in known:
            known[name] = Gate(team_id=team_id, name=name, opens_at=0.0)
            session.add(known[name])
    return [known[name] for name in names]
