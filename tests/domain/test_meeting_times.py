from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.meeting_times import (
    TimeIsPast,
    TimeTooFar,
    TimeTwice,
    check_times,
    counts_from,
)

NOW = datetime(2026, 1, 5, 15, tzinfo=UTC)
WITHIN = timedelta(days=60)
DAY = timedelta(days=1)


def given(first, second=None, third=None):
    ahead = {"first": first, "second": second, "third": third}
    return {name: None if each is None else NOW + each for name, each in ahead.items()}


def test_times_that_were_given_are_taken_in_their_order():
    assert check_times(given(2 * DAY, None, DAY), NOW, WITHIN) == [NOW + 2 * DAY, NOW + DAY]


@pytest.mark.parametrize(
    ("times", "refusal", "field"),
    [
        (given(timedelta()), TimeIsPast, "first"),
        (given(DAY, -DAY), TimeIsPast, "second"),
        (given(WITHIN + timedelta(minutes=1)), TimeTooFar, "first"),
        (given(DAY, 2 * DAY, DAY), TimeTwice, "third"),
    ],
)
def test_what_cannot_be_a_time_is_refused_at_its_field(times, refusal, field):
    with pytest.raises(refusal) as refused:
        check_times(times, NOW, WITHIN)

    assert refused.value.field == field


def test_the_last_day_of_all_is_near_enough():
    assert check_times(given(WITHIN), NOW, WITHIN) == [NOW + WITHIN]


@pytest.mark.parametrize(
    ("ended", "counts"),
    [
        (timedelta(hours=-2), timedelta(hours=-2)),
        (timedelta(hours=-24), timedelta(hours=-24)),
        (timedelta(days=-6), timedelta(hours=-24)),
        (timedelta(days=2), timedelta()),  # they met before the time
    ],
)
def test_what_is_due_after_a_meeting_counts_from_its_end_but_is_not_due_twice(ended, counts):
    assert counts_from(NOW + ended, NOW, timedelta(hours=24)) == NOW + counts
