from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import spread

OPENING = datetime(2026, 1, 5, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


@given(st.text())
def test_a_persons_minute_lies_within_the_window_and_stays_the_same(who):
    minute = spread(OPENING, who, HOUR)

    assert OPENING <= minute < OPENING + HOUR
    assert spread(OPENING, who, HOUR) == minute


def test_people_are_spread_over_the_whole_window():
    quarters = {
        (spread(OPENING, f"U{number}", HOUR) - OPENING) // timedelta(minutes=15)
        for number in range(100)
    }

    assert quarters == {0, 1, 2, 3}
