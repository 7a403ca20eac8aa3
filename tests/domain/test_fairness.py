"""What a match is worth, by how much its volunteer was asked and whether they answer."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.fairness import UNASKED, Fairness, Load, has_rested, worth

NOW = datetime(2026, 6, 1, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=400)


def of(load, fairness=Fairness(), a_month=4):  # noqa: B008 (it cannot change)
    return worth(load, fairness, a_month=a_month, now=NOW)


def test_whom_nobody_asked_loses_nothing():
    assert of(UNASKED) == 1.0


@pytest.mark.parametrize(("lately", "left"), [(1, 0.875), (2, 0.75), (4, 0.5), (9, 0.5)])
def test_who_was_asked_as_often_as_a_month_allows_loses_half(lately, left):
    assert of(Load(lately, asked_at=LONG_AGO)) == left


@pytest.mark.parametrize(
    ("answered", "unanswered", "left"),
    [(0, 0, 1.0), (9, 0, 1.0), (0, 1, 0.925), (0, 3, 0.85), (3, 6, 0.85), (0, 10**9, 0.7)],
)
def test_silence_costs_three_tenths_at_most_and_little_of_a_newcomer(answered, unanswered, left):
    load = Load(answered=answered, unanswered=unanswered, asked_at=LONG_AGO)

    assert of(load) == pytest.approx(left)


@pytest.mark.parametrize(("days", "left"), [(-1, 0.9), (0, 0.9), (30, 0.95), (60, 1), (61, 1)])
def test_who_was_asked_just_now_loses_a_tenth_until_they_have_rested(days, left):
    assert of(Load(asked_at=NOW - timedelta(days=days))) == pytest.approx(left)


def test_a_programme_may_let_relevance_alone_decide():
    tired = Load(lately=4, unanswered=9, asked_at=NOW)

    assert of(tired, Fairness(for_load=0, for_silence=0, for_haste=0)) == 1.0
    assert of(tired) == pytest.approx(0.5 * 0.775 * 0.9)


@pytest.mark.parametrize(("days", "rested"), [(0, False), (60, False), (61, True)])
def test_sixty_days_are_a_rest(days, rested):
    assert has_rested(Load(asked_at=NOW - timedelta(days=days)), Fairness(), NOW) is rested


def test_whom_nobody_asked_has_rested():
    assert has_rested(UNASKED, Fairness(), NOW)
