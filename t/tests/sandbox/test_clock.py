"""The movable clock: one for all who open its file, forward only as told."""

from datetime import timedelta

from sandbox.clock import MovableClock
from sandbox.workspace.workspace import Workspace


def test_a_move_is_seen_by_everybody_at_once(tmp_path):
    here, there = MovableClock(tmp_path / "clock"), MovableClock(tmp_path / "clock")

    here.forward(timedelta(days=2))
    here.forward(timedelta(hours=1))

    assert there.offset == timedelta(days=2, hours=1)
    assert there.now() - here.now() < timedelta(seconds=1)


def test_a_clock_that_was_moved_stays_moved(tmp_path):
    MovableClock(tmp_path / "clock").forward(timedelta(days=2))

    assert MovableClock(tmp_path / "clock").offset == timedelta(days=2)


def test_time_stamps_are_unique_and_increase(tmp_path):
    workspace = Workspace(MovableClock(tmp_path / "clock").now)

    stamps = [workspace.next_ts() for _ in range(1_000)]

    assert sorted(set(stamps)) == stamps
