"""Slack's limits, kept before they are reached: a message a second to one channel."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

BETWEEN_MESSAGES = 1.0  # seconds, in one channel
PATIENCE = 3.0  # seconds a message waits here for its turn; any longer, and it comes again


@dataclass
class Pace:
    """In this process; what another replica posts is told to us by a 429."""

    monotonic: Callable[[], float]
    between: float = BETWEEN_MESSAGES
    patience: float = PATIENCE
    _free_at: dict[tuple[str, str], float] = field(default_factory=dict)
    _shut_until: dict[tuple[str, str], float] = field(default_factory=dict)

    async def turn(self, team_id: str, channel: str) -> float:
        """Wait until this channel may have its next message: 0.0.

        Where many wait already, nobody else queues up: how many seconds it will be.
        """
        now = self.monotonic()
        self._free_at = {name: at for name, at in self._free_at.items() if at > now}
        free_at = self._free_at.get((team_id, channel), now)
        if free_at - now > self.patience:
            return free_at - now
        self._free_at[team_id, channel] = free_at + self.between
        await asyncio.sleep(free_at - now)
        return 0.0

    def shut(self, team_id: str, method: str, seconds: float) -> None:
        """Slack asked for patience with this method in this workspace."""
        self._shut_until[team_id, method] = self.monotonic() + seconds

    def shut_for(self, team_id: str, method: str) -> float:
        """How many seconds it still is."""
        return max(0.0, self._shut_until.get((team_id, method), 0.0) - self.monotonic())
