"""What was found lately, for as long as it is so still."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

MOST = 400  # searches
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Memory(Generic[Thing]):
    """Of one process; its threads share it. Without a note of `when`, a thing is forgotten."""

    things: OrderedDict[Hashable, tuple[Hashable, Thing]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def recall(self, key: Hashable, when: Hashable, find: Callable[[], Thing]) -> Thing:
        """What was found when it was the same `when`, or else what is found now."""
        with self.lock:
            known = self.things.get(key)
        thing = known[1] if known and known[0] == when else find()
        with self.lock:
            self.things[key] = (when, thing)
            self.things.move_to_end(key)
            if len(self.things) > MOST:
                self.things.popitem(last=False)
        return thing

    def last(self, key: Hashable) -> Thing | None:
        """What was found last, be it no longer so."""
        with self.lock:
            known = self.things.get(key)
        return known[1] if known else None
