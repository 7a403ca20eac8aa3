"""What a run is made of: how many workers, which faults, and what is to be said."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.simulation.scenario import few_messages

MOST_WORKERS = 3


@dataclass(frozen=True)
class Chances:
    """Of each fault, each time that somebody goes on: some runs see many, some none."""

    kill: float = 0.0
    freeze: float = 0.0
    freeze_for: float = 0.0  # seconds at most

    @classmethod
    def drawn(cls, random):
        return cls(
            kill=random.choice((0.0, 0.005, 0.02)),
            freeze=random.choice((0.0, 0.005, 0.03)),
            freeze_for=random.choice((10.0, 150.0)),
        )

    def fate(self, random, _number):
        if random.random() < self.kill:
            return "kill", 0.0
        if random.random() < self.freeze:
            return "freeze", random.uniform(0, self.freeze_for)
        return None


@dataclass(frozen=True)
class AtStep:
    """One fault only: at the step of this number, of those that workers take."""

    number: int
    what: str  # "kill" or "freeze"
    seconds: float = 0.0

    def fate(self, _random, number):
        return (self.what, self.seconds) if number == self.number else None


@dataclass(frozen=True)
class Plan:
    """`unlucky`: the share of Slack's answers that go wrong. `expected`: from a world."""

    workers: int
    faults: Chances | AtStep
    unlucky: float = 0.0
    expected: Callable = few_messages

    @classmethod
    def drawn(cls, random):
        return cls(
            workers=random.randint(1, MOST_WORKERS),
            faults=Chances.drawn(random),
            unlucky=random.choice((0.0, 0.1, 0.4)),
        )
