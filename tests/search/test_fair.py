"""Over a term, requests spread over those who fit, at little cost in how well they do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from benchmarks.fairness import BY_LOT, INFOVIEW, RELEVANCE, measured, table
from benchmarks.people import alumni
from benchmarks.term import BEGINS, Asked
from bot.domain.fairness import Load
from bot.domain.programme import Programme

PEOPLE, STUDENTS = 300, 160


@pytest.fixture(scope="module")
def outcomes():
    return measured(alumni()[:PEOPLE], STUDENTS)


def test_it_is_fairer_than_relevance_alone(outcomes):
    ours, theirs = outcomes[INFOVIEW], outcomes[RELEVANCE]

    assert ours.busiest_tenth < 0.85 * theirs.busiest_tenth
    assert ours.never_asked < 0.75 * theirs.never_asked


def test_it_costs_little_of_how_well_people_fit(outcomes):
    ours, theirs = outcomes[INFOVIEW], outcomes[RELEVANCE]

    assert ours.mean_fit > 0.95 * theirs.mean_fit
    assert ours.median_fit > outcomes[BY_LOT].median_fit


def test_load_counts(outcomes):
    assert outcomes[INFOVIEW].busiest_tenth < outcomes["… without load"].busiest_tenth


def test_each_way_asked_as_often(outcomes):
    assert len({each.asks for each in outcomes.values()}) == 1


def test_the_table_has_a_line_for_each(outcomes):
    assert len(table(outcomes).splitlines()) == 1 + len(outcomes)


def test_what_a_volunteer_was_asked_counts_as_it_does_in_the_database():
    days = [BEGINS + timedelta(days=each) for each in (0, 20, 40)]
    asked = Asked(days, [], [days[0] + timedelta(days=2)], [days[1] + timedelta(days=7)])

    load = asked.load(days[1] + timedelta(days=7), Programme())

    assert replace(load, asked_at=None) == Load(3, 1, 0)


@pytest.mark.parametrize(
    ("days", "accepted", "full"), [(4, 0, True), (3, 0, False), (2, 2, True), (2, 1, False)]
)
def test_the_limits_hold_in_the_simulated_term_too(days, accepted, full):
    day = date(2026, 10, 9)
    asked = Asked([day] * days, [day] * accepted, [], [])

    assert asked.is_full(day, Programme()) is full
