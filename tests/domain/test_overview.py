from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.introduction import Role, State
from bot.domain.overview import Group, Moments, group_of, next_at
from bot.domain.programme import Programme

NOW = datetime(2026, 1, 5, tzinfo=UTC)
OWED, COMING, AWAITED = Group
STUDENT, VOLUNTEER = Role.STUDENT, Role.VOLUNTEER


@pytest.mark.parametrize(
    ("state", "mine", "question_open", "group"),
    [
        (State.REQUESTED, STUDENT, False, AWAITED),
        (State.REQUESTED, VOLUNTEER, False, OWED),
        (State.REQUESTED, STUDENT, True, OWED),
        (State.REQUESTED, VOLUNTEER, True, AWAITED),
        (State.ACCEPTED, STUDENT, False, OWED),
        (State.ACCEPTED, VOLUNTEER, False, COMING),
        (State.SCHEDULED, STUDENT, False, COMING),
        (State.SCHEDULED, VOLUNTEER, False, COMING),
        (State.HELD, STUDENT, False, OWED),
    ],
)
def test_whose_turn_it_is(state, mine, question_open, group):
    assert group_of(state, mine, question_open=question_open) is group


@pytest.mark.parametrize("mine", [STUDENT, VOLUNTEER])
@pytest.mark.parametrize("times_by", [STUDENT, VOLUNTEER])
def test_of_times_that_one_proposed_the_other_one_chooses(mine, times_by):
    group = AWAITED if mine is times_by else OWED

    assert group_of(State.ACCEPTED, mine, times_by=times_by) is group


@pytest.mark.parametrize("mine", [STUDENT, VOLUNTEER])
def test_a_meeting_that_is_over_is_to_be_told_of(mine):
    assert group_of(State.SCHEDULED, mine, over=True) is OWED


NEVER = Moments(None, None, None, None, None)
THEN = NOW + timedelta(days=3)


@pytest.mark.parametrize(
    ("moments", "days"),
    [
        ({"answer_by": NOW}, 0),
        ({}, None),
        ({"accepted_at": NOW}, 10),
        ({"accepted_at": NOW, "proposed_at": THEN}, 13),
        ({"accepted_at": NOW, "proposed_at": NOW, "meets_at": THEN}, 3),
        ({"accepted_at": NOW, "meets_at": THEN, "held_at": NOW}, 5),
    ],
)
def test_when_something_happens(moments, days):
    due = next_at(Programme(), replace(NEVER, **moments))

    assert due == (None if days is None else NOW + timedelta(days=days))
