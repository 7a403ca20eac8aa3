from datetime import date

import pytest

from bot.services.pausing import NotADate, read_day

MONDAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("6 January", date(2026, 1, 6)),
        ("5 January", date(2027, 1, 5)),
        ("Jan 12", date(2026, 1, 12)),
        ("January 12th", date(2026, 1, 12)),
        ("the 12th of January", date(2026, 1, 12)),
        ("Feb. 1", date(2026, 2, 1)),
        ("1 Feb, 2027", date(2027, 2, 1)),
        ("Sunday, 1 March", date(2026, 3, 1)),
        ("the 20th", date(2026, 1, 20)),
        ("2026-02-01", date(2026, 2, 1)),
        ("2/1/2026", date(2026, 2, 1)),
        ("13/2/2026", date(2026, 2, 13)),
        ("March", date(2026, 3, 1)),
        ("feb 2027", date(2027, 2, 1)),
        ("next month", date(2026, 2, 5)),
        ("tomorrow", date(2026, 1, 6)),
        ("Friday", date(2026, 1, 9)),
        ("monday", date(2026, 1, 12)),
        ("next Monday", date(2026, 1, 12)),
        ("next week", date(2026, 1, 12)),
        ("3 weeks", date(2026, 1, 26)),
        ("two weeks", date(2026, 1, 19)),
        ("in a month", date(2026, 2, 5)),
        ("today", MONDAY),
        ("5. März", date(2026, 3, 5)),
        ("in 3 Wochen", date(2026, 1, 26)),
        ("5 de marzo", date(2026, 3, 5)),
        ("dans 3 semaines", date(2026, 1, 26)),
        ("1 marzo 2027", date(2027, 3, 1)),
        ("2 weeks ago", date(2025, 12, 22)),
    ],
)
def test_a_day_is_read_as_people_say_it(typed, day):
    assert read_day(typed, MONDAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        *("yore", "never", "christmas", "30 Feb", "31 June", "1 febuary", "spring", "finance"),
        *("5", "2026", "20260301", "9999-12-31", "<!here>", "🙂", "仕事"),
    ],
)
def test_what_can_mean_several_days_or_none_is_no_date(typed):
    with pytest.raises(NotADate) as refused:
        read_day(typed, MONDAY)

    assert refused.value.facts == {"typed": typed}
