from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.introduction import Role, State
from bot.domain.overview import Group, group_of, next_at
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
        (State.ACCEPTED, STUDENT, False, COMING),
        (State.ACCEPTED, VOLUNTEER, False, COMING),
        (State.HELD, STUDENT, False, OWED),
    ],
)
def test_whose_turn_it_is(state, mine, question_open, group):
    assert group_of(state, mine, question_open=question_open) is group


@pytest.mark.parametrize(
    ("moments", "days"),
    [
        ({"answer_by": NOW}, 0),
        ({"answer_by": None}, None),
        ({"answer_by": None, "accepted_at": NOW}, 10),
        ({"answer_by": None, "accepted_at": NOW, "held_at": NOW}, 5),
    ],
)
def test_when_something_happens_by_itself(moments, days):
    moments = {"accepted_at": None, "held_at": None} | moments

    due = next_at(Programme(), **moments)

    assert due == (None if days is None else NOW + timedelta(days=days))
