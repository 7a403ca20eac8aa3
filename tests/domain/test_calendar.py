from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import (
    local_midnight,
    months_later,
    start_of_month,
    start_of_next_month,
    start_of_term,
)
from bot.domain.hours import local_day

NEW_YORK = "America/New_York"
NAIVE = datetime.fromisoformat
ANY_MOMENT = st.datetimes(NAIVE("2012-01-01"), NAIVE("2100-01-01"), timezones=st.just(UTC))
ANY_ZONE = st.sampled_from(sorted(available_timezones()))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "months", "zone", "later"),
    [
        ("2026-01-15 12:00", 4, "UTC", "2026-05-15 12:00"),
        ("2026-10-31 12:00", 4, "UTC", "2027-02-28 12:00"),
        ("2027-10-31 12:00", 4, "UTC", "2028-02-29 12:00"),  # a leap year
        ("2026-01-31 12:00", 2, "UTC", "2026-03-31 12:00"),  # February between changes nothing
        ("2026-12-15 12:00", 1, "UTC", "2027-01-15 12:00"),
        ("2026-05-15 12:00", 0, "UTC", "2026-05-15 12:00"),
        ("2026-05-15 12:00", 30, "UTC", "2028-11-15 12:00"),
        ("2026-01-15 14:00", 4, NEW_YORK, "2026-05-15 13:00"),  # nine o'clock stays nine
        ("2026-02-01 03:00", 1, NEW_YORK, "2026-03-01 03:00"),  # 31 January there: 28 February
        ("2026-02-08 07:30", 1, NEW_YORK, "2026-03-08 07:30"),  # 02:30 is skipped: 03:30
        ("2026-10-01 05:30", 1, NEW_YORK, "2026-11-01 05:30"),  # 01:30 comes twice: the first
        ("2026-11-01 06:30", 1, NEW_YORK, "2026-12-01 06:30"),  # from the second 01:30
        ("2026-11-01 06:30", 0, NEW_YORK, "2026-11-01 05:30"),  # even from the second
    ],
)
def test_months_later_the_clock_on_the_wall_shows_the_same(moment, months, zone, later):
    assert months_later(utc(moment), months, zone) == utc(later)


@pytest.mark.parametrize(
    ("moment", "zone", "start", "following"),
    [
        ("2026-06-15 12:00", "UTC", "2026-06-01", "2026-07-01"),
        ("2026-06-01 00:00", "UTC", "2026-06-01", "2026-07-01"),
        ("2026-12-31 23:59", "UTC", "2026-12-01", "2027-01-01"),
        ("2026-06-01 03:00", NEW_YORK, "2026-05-01 04:00", "2026-06-01 04:00"),
        ("2026-11-15 12:00", NEW_YORK, "2026-11-01 04:00", "2026-12-01 05:00"),
        ("2026-05-31 15:00", "Asia/Tokyo", "2026-05-31 15:00", "2026-06-30 15:00"),
        ("2010-10-15 12:00", "America/Asuncion", "2010-10-01 04:00", "2010-11-01 03:00"),
        ("2011-04-15 12:00", "Africa/Cairo", "2011-03-31 22:00", "2011-04-30 22:00"),
        ("2016-04-10 12:00", "Asia/Amman", "2016-03-31 22:00", "2016-04-30 21:00"),
    ],
)
def test_a_month_starts_at_the_persons_own_midnight(moment, zone, start, following):
    assert start_of_month(utc(moment), zone) == utc(start)
    assert start_of_next_month(utc(moment), zone) == utc(following)


@pytest.mark.parametrize(
    ("day", "zone", "midnight"),
    [
        (date(2026, 6, 1), None, "2026-06-01"),
        (date(2026, 6, 1), NEW_YORK, "2026-06-01 04:00"),
        (date(2024, 3, 31), "Asia/Beirut", "2024-03-30 22:00"),  # begins at 01:00 that day
        (date(2026, 11, 1), "America/Havana", "2026-11-01 04:00"),  # midnight comes twice
    ],
)
def test_a_day_begins_at_the_persons_own_midnight(day, zone, midnight):
    assert local_midnight(day, zone) == utc(midnight)


@given(ANY_MOMENT, ANY_ZONE)
def test_every_moment_lies_in_its_month(moment, zone):
    start, following = start_of_month(moment, zone), start_of_next_month(moment, zone)

    assert start <= moment < following
    assert local_day(start, zone).day == local_day(following, zone).day == 1
    assert start_of_month(following, zone) == following


@given(ANY_MOMENT, st.integers(0, 24), ANY_ZONE)
def test_more_months_are_never_sooner(moment, months, zone):
    nearer, farther = (months_later(moment, each, zone) for each in (months, months + 1))

    assert nearer < farther
    assert farther - nearer < timedelta(days=32)


@pytest.mark.parametrize(
    ("moment", "zone", "began"),
    [
        ("2026-01-05T12:00", "UTC", "2026-01-01T00:00"),
        ("2026-05-31T23:59", "UTC", "2026-01-01T00:00"),
        ("2026-06-01T00:00", "UTC", "2026-06-01T00:00"),
        ("2026-12-31T23:59", "UTC", "2026-09-01T00:00"),
        ("2026-06-01T03:00", NEW_YORK, "2026-01-01T05:00"),  # still in May there
        ("2026-06-01T04:00", NEW_YORK, "2026-06-01T04:00"),
    ],
)
def test_a_term_began_on_the_newest_of_its_days(moment, zone, began):
    assert start_of_term(utc(moment), zone, [(1, 1), (6, 1), (9, 1)]) == utc(began)


def test_a_term_may_go_on_over_the_new_year():
    assert start_of_term(utc("2026-01-05T12:00"), "UTC", [(9, 1)]) == utc("2025-09-01T00:00")
