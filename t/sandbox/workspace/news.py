"""Who has something new on the screen: a version a person, and a wait for the next."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class News:
    versions: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    waiting: defaultdict[str, set[asyncio.Event]] = field(default_factory=lambda: defaultdict(set))
    closed: bool = False

    def tell(self, people: Iterable[str]) -> None:
        for person in people:
            self.versions[person] += 1
            for event in self.waiting[person]:
                event.set()

    def close(self) -> None:
        """Nobody waits any longer."""
        self.closed = True
        for events in self.waiting.values():
            for event in events:
                event.set()

    async def after(self, person: str, version: int, within: float) -> int:
        """The person's version as soon as it is above `version`, or as it is when time is up."""
        if self.versions[person] <= version and not self.closed:
            event = asyncio.Event()
            self.waiting[person].add(event)
            try:
                await asyncio.wait_for(event.wait(), within)
            except TimeoutError:
                pass
            finally:
                self.waiting[person].discard(event)
        return self.versions[person]
