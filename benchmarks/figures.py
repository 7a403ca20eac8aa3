"""What was measured."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.beat import Beat
from benchmarks.load import Load


@dataclass(frozen=True)
class Pair:
    """The same requests to both."""

    what: str
    at_once: int
    infoview: Load = field(default_factory=Load)
    bare: Load = field(default_factory=Load)

    @property
    def ratio(self) -> float:
        return self.infoview.rate / self.bare.rate


@dataclass(frozen=True)
class Figures:
    """`beside`: presses beside fifty who look.

    `start_…`: seconds from the start of the process to its first answer.
    """

    pairs: Sequence[Pair]
    beside: Load
    memory: float | None
    start_empty: float
    start_migrated: float
    beats: Sequence[Beat]
