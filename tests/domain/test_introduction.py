from itertools import product

import pytest

from bot.domain.introduction import (
    NEXT,
    OPEN,
    Move,
    MoveNotAllowed,
    NotTheirs,
    Role,
    State,
    advance,
)
from bot.domain.refusal import Refused

TABLE = {
    ("requested", "accept", "volunteer"): "accepted",
    ("requested", "decline", "volunteer"): "declined",
    ("requested", "suggest", "volunteer"): "declined",
    ("requested", "report", "volunteer"): "declined",
    ("requested", "ask", "volunteer"): "requested",
    ("requested", "tell", "student"): "requested",
    ("requested", "lapse", "time"): "lapsed",
    ("requested", "withdraw", "student"): "withdrawn",
    ("accepted", "propose", "student"): "accepted",
    ("accepted", "propose", "volunteer"): "accepted",
    ("accepted", "schedule", "student"): "scheduled",
    ("accepted", "schedule", "volunteer"): "scheduled",
    ("accepted", "cancel", "student"): "cancelled",
    ("accepted", "cancel", "volunteer"): "cancelled",
    ("accepted", "meet", "student"): "held",
    ("accepted", "meet", "volunteer"): "held",
    ("accepted", "miss", "student"): "not_held",
    ("accepted", "miss", "volunteer"): "not_held",
    ("scheduled", "propose", "student"): "accepted",
    ("scheduled", "propose", "volunteer"): "accepted",
    ("scheduled", "cancel", "student"): "cancelled",
    ("scheduled", "cancel", "volunteer"): "cancelled",
    ("scheduled", "meet", "student"): "held",
    ("scheduled", "meet", "volunteer"): "held",
    ("scheduled", "miss", "student"): "not_held",
    ("scheduled", "miss", "volunteer"): "not_held",
    ("held", "thank", "student"): "closed",
    ("requested", "stop", "volunteer"): "cancelled",
    ("requested", "stop", "time"): "cancelled",
    ("requested", "leave", "student"): "cancelled",
    ("requested", "leave", "volunteer"): "cancelled",
    ("accepted", "leave", "student"): "cancelled",
    ("accepted", "leave", "volunteer"): "cancelled",
    ("scheduled", "leave", "student"): "cancelled",
    ("scheduled", "leave", "volunteer"): "cancelled",
    ("held", "leave", "student"): "cancelled",
    ("held", "leave", "volunteer"): "cancelled",
}
EVERY = sorted(product(map(str, State), map(str, Move), map(str, Role)))
OF_SOMEBODY = {(move, role) for _, move, role in TABLE}


@pytest.mark.parametrize(("start", "end"), TABLE.items())
def test_a_listed_move_leads_to_the_next_state(start, end):
    state, move, role = start

    assert advance(State(state), Move(move), Role(role)) == end


def answer(state, move, role):
    """The next state, or the refusal and its facts."""
    try:
        return advance(State(state), Move(move), Role(role)), {}
    except Refused as refused:
        return type(refused), refused.facts


def test_ones_own_move_out_of_turn_is_not_allowed():
    early = [each for each in EVERY if each not in TABLE and each[1:] in OF_SOMEBODY]
    answers = {start: answer(*start) for start in early}

    assert early
    assert answers == {
        start: (MoveNotAllowed, {"state": start[0], "move": start[1]}) for start in early
    }


def test_another_persons_move_is_refused_in_every_state():
    others = [each for each in EVERY if each[1:] not in OF_SOMEBODY]

    assert others
    assert [each for each in others if answer(*each)[0] is not NotTheirs] == []


def test_every_state_but_the_first_is_reached():
    assert {State.REQUESTED, *NEXT.values()} == set(State)


def test_every_move_but_the_request_is_listed():
    assert {move for _, move, _ in NEXT} | {Move.REQUEST} == set(Move)


def test_a_stranger_moves_nothing():
    assert Role.STRANGER not in {role for _, _, role in NEXT}


def test_what_waits_for_an_answer_or_a_meeting_is_open():
    assert {State.REQUESTED, State.ACCEPTED, State.SCHEDULED} == OPEN
