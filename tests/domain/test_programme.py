from datetime import date, time, timedelta

import pytest

from bot.domain.programme import LONGEST_OFFICE, Programme


def test_the_defaults_are_those_that_were_promised():
    programme = Programme()

    assert {name: getattr(programme, name) for name in PROMISED} == PROMISED


PROMISED = {
    "cards": 5,
    "opening_least": 30,
    "opening_most": 100,
    "open_requests": 3,
    "meetings_a_month": 2,
    "requests_a_month": 4,
    "propose_after": timedelta(hours=48),
    "propose_within": timedelta(days=60),
    "remind_before": timedelta(hours=24),
    "remind_again_before": timedelta(hours=1),
    "ask_after_meeting": timedelta(hours=2),
    "ask_whether_met_after": timedelta(days=10),
    "ask_whether_met_at_most": 2,
    "thank_you_after": timedelta(hours=24),
    "thank_you_again_after": timedelta(hours=72),
    "thank_you_late_after": timedelta(days=5),
    "check_in_months": 4,
    "check_in_skips": 3,
}


def test_people_are_nudged_on_weekdays_from_9_to_18():
    hours = Programme().hours

    assert (hours.opens, hours.closes) == (time(9), time(18))
    assert [hours.allow(date(2026, 1, day)) for day in range(5, 12)] == [True] * 5 + [False] * 2


@pytest.mark.parametrize("begins", [(), ((2, 29),), ((13, 1),), ((0, 1),)])
def test_terms_begin_on_days_that_are_in_every_year(begins):
    with pytest.raises(ValueError, match=r"day|month"):
        Programme(terms_begin=begins)


def test_the_career_offices_address_fits_below_an_answer():
    assert Programme(career_office="o" * LONGEST_OFFICE).career_office
    with pytest.raises(ValueError, match=r"^career_office must be at most 200 characters$"):
        Programme(career_office="o" * (LONGEST_OFFICE + 1))
