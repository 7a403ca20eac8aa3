"""What went over the line between workspace and app, both ways: for whoever develops."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.workspace.news import News

KEPT = 1_000
WIRE = "*wire"  # who watches the traffic, in the news


@dataclass(frozen=True)
class Exchange:
    """`name` is a method of the Web API, or what a person did; `took` is in milliseconds."""

    number: int
    at: datetime
    to_app: bool
    name: str
    asked: Any
    answered: Any
    status: int
    took: float
    problem: str = ""


@dataclass
class Traffic:
    now: Callable[[], datetime]
    news: News
    kept: deque[Exchange] = field(default_factory=lambda: deque(maxlen=KEPT))
    _count: int = 0

    def add(self, name: str, asked: Any, answered: Any, **more: Any) -> None:
        self._count += 1
        self.kept.append(
            Exchange(self._count, self.now(), more.pop("to_app"), name, asked, answered, **more)
        )
        self.news.tell([WIRE])

    def newest(self, most: int) -> list[Exchange]:
        """Newest first."""
        return list(reversed(self.kept))[:most]

    def numbered(self, number: int) -> Exchange | None:
        return next((one for one in self.kept if one.number == number), None)

    def clear(self) -> None:
        self.kept.clear()
        self.news.tell([WIRE])
