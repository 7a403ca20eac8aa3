"""A small year of a programme, on a fast clock."""

import pytest

from tests.simulation.year import Size, play_a_year


@pytest.fixture(scope="module")
def told(tmp_path_factory, migrated):
    size = Size(volunteers=30, students=20, introductions=20)
    return play_a_year(1, size, tmp_path_factory.mktemp("year"), migrated)


def test_nothing_that_was_due_is_left(told):
    assert told.late == 0


def test_nobody_hears_anything_at_night_or_twice_or_two_nudges_a_day(told):
    assert told.bad == []


def test_introductions_came_to_letters_and_check_ins(told):
    assert told.done["request"] == 20
    assert told.sent["time_agreed"] > 0
    assert min(told.sent[message] for message in ("thank_you_letter", "check_in")) > 0
