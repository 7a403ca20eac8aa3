"""What one run of chaos is to do."""

from collections.abc import Mapping
from dataclasses import dataclass

LOST_EACH = 20  # of so many accepted posts the answer to one is lost
TICK = 1.0  # seconds between two beats of a replica
PROGRAMME = """
posts_a_minute = 1_000_000  # the budget is not what is tried here

[hours]
opens = 00:00:00
closes = 23:59:59.999999
weekdays = [0, 1, 2, 3, 4, 5, 6]
"""
KINDS = ("postgresql", "sqlite")
CONTROLS = ("look", "lease", "retry", "commit", "take-back")


@dataclass(frozen=True)
class Plan:
    """`without`: the protection that is taken away, to see the run fail.

    `lease` and `answer_within` in seconds: shorter than in earnest, so that the run ends.
    """

    sends: int
    kind: str = "postgresql"
    replicas: int = 3
    lease: float = 10.0
    answer_within: float = 3.0
    fault_each: int = 300  # messages, from one to the next: however quick the machine is
    faults: tuple[str, ...] = ("kill", "kill", "stop", "restart", "storm", "volley")
    without: str = ""
    measured: bool = True  # first of all, how quick it is
    seed: int = 1
    within: float = 4 * 3600.0  # seconds; what is not said by then counts as lost

    def environment(self) -> Mapping[str, str]:
        """What the replicas are told of it."""
        return {
            "CHAOS_LEASE": str(self.lease),
            "CHAOS_ANSWER_WITHIN": str(self.answer_within),
            "CHAOS_WITHOUT": self.without,
            "INFOVIEW_TICK_SECONDS": str(TICK),
            "INFOVIEW_LOG_LEVEL": "error",
        }
