"""Time that moves only when a test moves it."""

from datetime import UTC, datetime, timedelta

MONDAY_MORNING = datetime(2026, 1, 5, 15, tzinfo=UTC)  # 9 in Chicago, 15 in London


class Clock:
    """The wall clock and the monotonic one, forward together."""

    def __init__(self, time=MONDAY_MORNING):
        self.time = time
        self.seconds = 1000.0

    def now(self):
        return self.time

    def monotonic(self):
        return self.seconds

    def forward(self, **delta):
        step = timedelta(**delta)
        self.time += step
        self.seconds += step.total_seconds()

    def to(self, time):
        self.forward(seconds=(time - self.time).total_seconds())
