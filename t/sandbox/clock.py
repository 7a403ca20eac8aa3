"""A wall clock that can be moved forward, shared by all processes that open its small file."""

import mmap
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

_OFFSET = struct.Struct("<d")


class MovableClock:
    """Real UTC time plus an offset; eight bytes, so that a reader never sees half of a move."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(_OFFSET.pack(0.0))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _OFFSET.size)

    @property
    def offset(self) -> timedelta:
        seconds: float = _OFFSET.unpack_from(self._shared)[0]
        return timedelta(seconds=seconds)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def forward(self, by: timedelta) -> None:
        _OFFSET.pack_into(self._shared, 0, (self.offset + by).total_seconds())
