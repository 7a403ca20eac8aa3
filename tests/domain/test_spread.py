from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import Hours, spread

OPENING = datetime(2026, 1, 5, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


@given(st.text())
def test_a_persons_minute_lies_within_the_window_and_stays_the_same(who):
    minute = spread(OPENING, who, HOUR, Hours())

    assert OPENING <= minute < OPENING + HOUR
    assert spread(OPENING, who, HOUR, Hours()) == minute


@given(st.text())
def test_where_a_day_is_open_for_an_hour_it_is_within_the_first_half_of_it(who):
    minute = spread(OPENING, who, HOUR, Hours(time(9), time(10)))

    assert OPENING <= minute < OPENING + HOUR / 2


def test_people_are_spread_over_the_whole_window():
    quarters = {
        (spread(OPENING, f"U{number}", HOUR, Hours()) - OPENING) // timedelta(minutes=15)
        for number in range(100)
    }

    assert quarters == {0, 1, 2, 3}
