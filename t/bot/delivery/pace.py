"""Slack's limits, kept before they are reached: a message a second to one channel."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

BETWEEN_MESSAGES = 1.0  # seconds, in one channel


@dataclass
class Pace:
    """In this process; what another replica posts is told to us by a 429."""

    monotonic: Callable[[], float]
    between: float = BETWEEN_MESSAGES
    _free_at: dict[str, float] = field(default_factory=dict)
    _shut_until: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))

    async def turn(self, channel: str) -> None:
        """Wait until this channel may have its next message."""
        now = self.monotonic()
        free_at = max(now, self._free_at.get(channel, now))
        self._free_at[channel] = free_at + self.between
        self._forget(now)
        await asyncio.sleep(free_at - now)

    def shut(self, team_id: str, method: str, seconds: float) -> None:
        """Slack asked for patience with this method in this workspace."""
        self._shut_until[team_id, method] = self.monotonic() + seconds

    def shut_for(self, team_id: str, method: str) -> float:
        """How many seconds it still is."""
        return max(0.0, self._shut_until[team_id, method] - self.monotonic())

    def _forget(self, now: float) -> None:
        self._free_at = {name: at for name, at in self._free_at.items() if at > now}
