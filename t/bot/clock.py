"""The only place that asks the machine for the time or for a new id."""

import time
from datetime import UTC, datetime
from uuid import uuid4


def now() -> datetime:
    return datetime.now(UTC)


def monotonic() -> float:
    """Seconds that no clock change moves: for leases in one process, and for the watchdog."""
    return time.monotonic()


def new_id() -> str:
    return uuid4().hex
