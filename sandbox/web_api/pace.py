"""Slack's patience: so many calls of a method a minute, and one message a second a channel."""

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

MINUTE = 60.0
ONE_MESSAGE_EACH = 1.0  # second, in each channel


class Tier(IntEnum):
    """Calls a minute of one method, by one app, in one workspace."""

    ONE = 1
    TWO = 20
    THREE = 50
    FOUR = 100
    SPECIAL = 300


@dataclass
class Pace:
    elapsed: Callable[[], float] = time.monotonic
    _calls: defaultdict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _posted: dict[str, float] = field(default_factory=dict)

    def wait(self, name: str, tier: Tier, arguments: Mapping[str, Any]) -> int:
        """Seconds until this call may be made; 0 counts it as made."""
        now, calls = self.elapsed(), self._calls[name]
        while calls and now - calls[0] >= MINUTE:
            calls.popleft()
        if len(calls) >= tier:
            return math.ceil(MINUTE - (now - calls[0]))
        if name == "chat.postMessage" and self._too_fast(str(arguments.get("channel")), now):
            return 1
        calls.append(now)
        return 0

    def _too_fast(self, channel: str, now: float) -> bool:
        if now - self._posted.get(channel, -ONE_MESSAGE_EACH) < ONE_MESSAGE_EACH:
            return True
        self._posted[channel] = now
        return False
