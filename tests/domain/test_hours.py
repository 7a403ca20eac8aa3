from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.hours import (
    Hours,
    hours_apart,
    is_open,
    last_open,
    local_day,
    next_free_day,
    next_open,
    zone_of,
)

NEW_YORK = "America/New_York"
NAIVE = datetime.fromisoformat
ANY_MOMENT = st.datetimes(NAIVE("1970-01-01"), NAIVE("2100-01-01"), timezones=st.just(UTC))
ANY_ZONE = st.sampled_from(sorted(available_timezones()))
ANY_HOURS = st.builds(
    lambda ends, weekdays, blackouts: Hours(min(ends), max(ends), weekdays, blackouts),
    st.sets(st.times(), min_size=2, max_size=2),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.frozensets(st.dates(date(1970, 1, 1), date(2100, 1, 1)), max_size=3),
)


@st.composite
def moments(draw):
    """A moment and a zone; half of them within a day of a change of that zone's clocks."""
    moment, zone = draw(ANY_MOMENT), draw(ANY_ZONE)
    change = next_change(moment, ZoneInfo(zone)) if draw(st.booleans()) else None
    near = st.timedeltas(-timedelta(days=1), timedelta(days=1))
    return (change + draw(near) if change else moment), zone


def next_change(moment, zone):
    """The first moment with another offset from UTC, within two years, to the second."""
    for _ in range(24):
        later = moment + timedelta(days=30)
        if later.astimezone(zone).utcoffset() != moment.astimezone(zone).utcoffset():
            return change_between(moment, later, zone)
        moment = later
    return None


def change_between(before, after, zone):
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        same = middle.astimezone(zone).utcoffset() == before.astimezone(zone).utcoffset()
        before, after = (middle, after) if same else (before, middle)
    return after


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-06-03 12:59:59", "2026-06-03 13:00"),  # Wednesday, a second before nine
        ("2026-06-03 13:00", "2026-06-03 13:00"),
        ("2026-06-03 21:59:59", "2026-06-03 21:59:59"),  # a second before six
        ("2026-06-03 22:00", "2026-06-04 13:00"),
        ("2026-06-05 22:00", "2026-06-08 13:00"),  # Friday evening: Monday
        ("2026-06-06 15:00", "2026-06-08 13:00"),  # Saturday noon
        ("2026-06-08 03:59", "2026-06-08 13:00"),  # still Sunday in New York
        ("2026-03-06 23:00", "2026-03-09 13:00"),  # clocks go forward on the Sunday between
        ("2026-10-30 22:00", "2026-11-02 14:00"),  # clocks go back on the Sunday between
    ],
)
def test_a_nudge_waits_for_the_receivers_next_working_hours(moment, opening):
    assert next_open(utc(moment), NEW_YORK, Hours()) == utc(opening)


def test_a_nudge_skips_the_programmes_blackout_days():
    hours = Hours(blackouts=frozenset({date(2026, 12, 24), date(2026, 12, 25)}))

    assert next_open(utc("2026-12-24 15:00"), NEW_YORK, hours) == utc("2026-12-28 14:00")


@pytest.mark.parametrize(
    ("moment", "zone", "hours", "opening"),
    [
        # 02:00-03:00 is skipped on 8 March: hours that open at 02:30 open at 03:00
        ("2026-03-08 06:00", NEW_YORK, Hours(time(2, 30), time(5)), "2026-03-08 07:00"),
        # hours that lie wholly inside the skipped hour wait for the next day
        ("2026-03-08 06:00", NEW_YORK, Hours(time(2, 10), time(2, 50)), "2026-03-09 06:10"),
        # 01:00-02:00 comes twice on 1 November: hours that open at 01:30 open at the first
        ("2026-11-01 04:00", NEW_YORK, Hours(time(1, 30), time(5)), "2026-11-01 05:30"),
        # and are open again when the clock shows them again
        ("2026-11-01 06:05", NEW_YORK, Hours(time(1, 30), time(1, 45)), "2026-11-01 06:30"),
        # Samoa had no Friday 30 December 2011
        ("2011-12-30 04:30", "Pacific/Apia", Hours(), "2012-01-01 19:00"),
    ],
)
def test_a_change_of_clocks_moves_an_opening_forward_or_takes_the_first(
    moment, zone, hours, opening
):
    hours = Hours(hours.opens, hours.closes) if zone == "Pacific/Apia" else _on_every_day(hours)

    assert next_open(utc(moment), zone, hours) == utc(opening)


@pytest.mark.parametrize(
    ("opens", "closes", "weekdays"),
    [
        (time(9), time(18), frozenset()),
        (time(9), time(18), frozenset({7})),
        (time(9), time(9), frozenset({0})),
        (time(18), time(9), frozenset({0})),
    ],
)
def test_hours_that_never_come_are_refused(opens, closes, weekdays):
    with pytest.raises(ValueError, match="hours"):
        Hours(opens, closes, weekdays)


@pytest.mark.parametrize("name", [None, "", "Mars/Olympus", "America", "../etc", "/etc", "a\0b"])
def test_an_unknown_zone_is_utc(name):
    assert zone_of(name) == ZoneInfo("UTC")


def test_a_known_zone_is_itself():
    assert zone_of("Asia/Kathmandu") == ZoneInfo("Asia/Kathmandu")


@given(st.text("aUTC/._-+~\0\\ é1", max_size=20))
def test_no_zone_name_breaks_anything(name):
    assert isinstance(zone_of(name), ZoneInfo)


@pytest.mark.parametrize(
    ("zone", "day"),
    [(NEW_YORK, date(2026, 6, 7)), ("Asia/Tokyo", date(2026, 6, 8)), (None, date(2026, 6, 8))],
)
def test_a_day_is_the_one_on_the_persons_calendar(zone, day):
    assert local_day(utc("2026-06-08 02:00"), zone) == day


@pytest.mark.parametrize("zone", sorted(available_timezones())[::11])
@pytest.mark.parametrize("year", [1972, 2011, 2026, 2060, 2099])
def test_a_nudge_is_never_sent_in_the_receivers_off_hours(zone, year):
    local = next_open(utc(f"{year}-03-07 20:30"), zone, Hours()).astimezone(ZoneInfo(zone))

    assert local.weekday() < 5
    assert time(9) <= local.time() < time(18)


@settings(max_examples=200)
@given(moments(), ANY_HOURS)
def test_the_next_opening_is_open_and_not_before_and_its_own_next(place, hours):
    moment, zone = place
    opening = next_open(moment, zone, hours)

    assert opening >= moment
    assert opening.tzinfo is UTC
    assert is_open(opening, zone, hours)
    assert next_open(opening, zone, hours) == opening


@settings(max_examples=200)
@given(moments(), st.timedeltas(timedelta(0), timedelta(days=3)), ANY_HOURS)
def test_a_later_moment_never_opens_earlier(place, wait, hours):
    moment, zone = place

    assert next_open(moment, zone, hours) <= next_open(moment + wait, zone, hours)


@settings(max_examples=200)
@given(moments(), st.floats(0, 1), ANY_HOURS)
def test_nothing_between_a_moment_and_its_opening_is_open(place, share, hours):
    moment, zone = place
    between = moment + share * (next_open(moment, zone, hours) - moment)

    assert between >= next_open(moment, zone, hours) or not is_open(between, zone, hours)


def changes(zone):
    """Every change of its clocks from 1970 to 2100 that lasts for a month."""
    months = [utc("1970-01-01") + timedelta(days=30 * number) for number in range(1583)]
    for before, after in pairwise(months):
        if before.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            yield change_between(before, after, zone)


def zones():
    """One of those that always show the same time."""
    years = [utc(f"{year}-{month}-01") for year in range(1970, 2040) for month in ("01", "07")]
    return {
        tuple(year.astimezone(ZoneInfo(zone)).utcoffset() for year in years): zone
        for zone in sorted(available_timezones())
    }.values()


@pytest.mark.parametrize("zone", zones())
def test_around_every_change_of_its_clocks_a_nudge_comes_by_day_and_in_order(zone):
    before = utc("1970-01-01")
    for change in changes(ZoneInfo(zone)):
        for hours in (-25, -3):
            opening = next_open(change + timedelta(hours=hours), zone, Hours())
            assert before <= opening == next_open(opening, zone, Hours())
            assert is_open(opening, zone, Hours())
            before = opening


def _on_every_day(hours: Hours) -> Hours:
    return Hours(hours.opens, hours.closes, frozenset(range(7)))


@pytest.mark.parametrize(
    ("zone", "other", "hours"),
    [
        ("America/Chicago", "America/Chicago", 0),
        ("America/Chicago", "Europe/London", 6),
        ("Europe/London", "America/Chicago", 6),
        ("Pacific/Honolulu", "Pacific/Auckland", 1),  # another day, but nearly the same clock
        (None, "Mars/Olympus", 0),
    ],
)
def test_how_far_two_clocks_are_apart(zone, other, hours):
    assert hours_apart(datetime(2026, 1, 5, 12, tzinfo=UTC), zone, other) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("moment", "taken", "opening"),
    [
        ("2026-06-03 15:00", None, "2026-06-03 15:00"),  # Wednesday
        ("2026-06-03 15:00", "2026-06-02", "2026-06-03 15:00"),
        ("2026-06-03 15:00", "2026-06-03", "2026-06-04 13:00"),
        ("2026-06-03 15:00", "2026-06-05", "2026-06-08 13:00"),  # taken up to Friday: Monday
        ("2026-06-04 02:00", "2026-06-03", "2026-06-04 13:00"),  # still Wednesday in New York
        ("2026-03-06 15:00", "2026-03-08", "2026-03-09 13:00"),  # the day the clocks change
    ],
)
def test_a_free_day_comes_after_the_one_that_is_taken(moment, taken, opening):
    day = taken and date.fromisoformat(taken)

    assert next_free_day(utc(moment), NEW_YORK, Hours(), day) == utc(opening)


def test_the_next_days_opening_comes_before_its_change_of_clocks():
    """Open for the first four hours of each day; tomorrow at three it is four."""
    hours = Hours(time(0), time(4, 0, 0, 1), frozenset(range(7)))

    assert next_open(utc("2000-03-25 02:00:01"), "EET", hours) == utc("2000-03-25 22:00")


@pytest.mark.parametrize(
    ("moment", "last"),
    [
        ("2026-01-08T12:00", "2026-01-08T12:00"),  # a Thursday
        ("2026-01-08T17:59", "2026-01-08T17:59"),
        ("2026-01-08T18:00", "2026-01-08T17:00"),
        ("2026-01-08T08:59", "2026-01-07T17:00"),
        ("2026-01-11T12:00", "2026-01-09T17:00"),  # a Sunday
    ],
)
def test_what_may_not_come_now_came_in_the_last_hour_before(moment, last):
    assert last_open(utc(moment), "UTC", Hours()) == utc(last)


def test_the_last_hour_before_a_change_of_clocks_is_by_the_clock_of_its_day():
    """New York changes on Sunday, 8 March."""
    assert last_open(utc("2026-03-08T15:00"), NEW_YORK, Hours()) == utc("2026-03-06T22:00")
    assert last_open(utc("2026-03-10T12:00"), NEW_YORK, Hours()) == utc("2026-03-09T21:00")


def test_a_day_that_is_open_for_less_than_an_hour_is_its_own_last_hour():
    short = Hours(time(9), time(9, 30))

    assert last_open(utc("2026-01-08T12:00"), "UTC", short) == utc("2026-01-08T09:00")


@given(moments(), ANY_HOURS)
def test_the_last_opening_is_open_and_not_after(place, hours):
    moment, zone = place

    last = last_open(moment, zone, hours)

    assert is_open(last, zone, hours)
    assert last <= moment
