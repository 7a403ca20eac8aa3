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

    def version(self, *people: str) -> int:
        return sum(self.versions[person] for person in people)

    async def after(self, version: int, within: float, *people: str) -> int:
        """The version of these together once it is above that one, or as it is when time is up."""
        if self.version(*people) <= version and not self.closed:
            event = asyncio.Event()
            for person in people:
                self.waiting[person].add(event)
            try:
                await asyncio.wait_for(event.wait(), within)
            except TimeoutError:
                pass
            finally:
                for person in people:
                    self.waiting[person].discard(event)
        return self.version(*people)
