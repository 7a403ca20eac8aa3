"""The life of one introduction between a student and a volunteer."""

from collections.abc import Mapping
from enum import StrEnum

from bot.domain.refusal import Refused


class State(StrEnum):
    REQUESTED = "requested"
    ACCEPTED = "accepted"
    SCHEDULED = "scheduled"
    DECLINED = "declined"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    HELD = "held"
    NOT_HELD = "not_held"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Move(StrEnum):
    REQUEST = "request"
    ACCEPT = "accept"
    DECLINE = "decline"
    LAPSE = "lapse"
    WITHDRAW = "withdraw"
    ASK = "ask"  # the volunteer has a question first
    TELL = "tell"  # the student answers it
    REPORT = "report"
    SUGGEST = "suggest"  # somebody else
    PROPOSE = "propose"  # times to meet, at first or instead of one that was agreed on
    SCHEDULE = "schedule"  # one of them is chosen
    CANCEL = "cancel"
    MEET = "meet"
    MISS = "miss"
    THANK = "thank"
    STOP = "stop"  # the volunteer takes no more requests, for now or for good
    LEAVE = "leave"  # one of the two is no longer in the workspace


class Role(StrEnum):
    STUDENT = "student"
    VOLUNTEER = "volunteer"
    TIME = "time"  # nobody: it is over
    STRANGER = "stranger"


NEXT: Mapping[tuple[State, Move, Role], State] = {
    (State.REQUESTED, Move.ACCEPT, Role.VOLUNTEER): State.ACCEPTED,
    (State.REQUESTED, Move.DECLINE, Role.VOLUNTEER): State.DECLINED,
    (State.REQUESTED, Move.SUGGEST, Role.VOLUNTEER): State.DECLINED,
    (State.REQUESTED, Move.REPORT, Role.VOLUNTEER): State.DECLINED,
    (State.REQUESTED, Move.ASK, Role.VOLUNTEER): State.REQUESTED,
    (State.REQUESTED, Move.TELL, Role.STUDENT): State.REQUESTED,
    (State.REQUESTED, Move.LAPSE, Role.TIME): State.LAPSED,
    (State.REQUESTED, Move.WITHDRAW, Role.STUDENT): State.WITHDRAWN,
    (State.ACCEPTED, Move.PROPOSE, Role.STUDENT): State.ACCEPTED,
    (State.ACCEPTED, Move.PROPOSE, Role.VOLUNTEER): State.ACCEPTED,
    (State.ACCEPTED, Move.SCHEDULE, Role.STUDENT): State.SCHEDULED,
    (State.ACCEPTED, Move.SCHEDULE, Role.VOLUNTEER): State.SCHEDULED,
    (State.ACCEPTED, Move.CANCEL, Role.STUDENT): State.CANCELLED,
    (State.ACCEPTED, Move.CANCEL, Role.VOLUNTEER): State.CANCELLED,
    (State.ACCEPTED, Move.MEET, Role.STUDENT): State.HELD,
    (State.ACCEPTED, Move.MEET, Role.VOLUNTEER): State.HELD,
    (State.ACCEPTED, Move.MISS, Role.STUDENT): State.NOT_HELD,
    (State.ACCEPTED, Move.MISS, Role.VOLUNTEER): State.NOT_HELD,
    (State.SCHEDULED, Move.PROPOSE, Role.STUDENT): State.ACCEPTED,
    (State.SCHEDULED, Move.PROPOSE, Role.VOLUNTEER): State.ACCEPTED,
    (State.SCHEDULED, Move.CANCEL, Role.STUDENT): State.CANCELLED,
    (State.SCHEDULED, Move.CANCEL, Role.VOLUNTEER): State.CANCELLED,
    (State.SCHEDULED, Move.MEET, Role.STUDENT): State.HELD,
    (State.SCHEDULED, Move.MEET, Role.VOLUNTEER): State.HELD,
    (State.SCHEDULED, Move.MISS, Role.STUDENT): State.NOT_HELD,
    (State.SCHEDULED, Move.MISS, Role.VOLUNTEER): State.NOT_HELD,
    (State.HELD, Move.THANK, Role.STUDENT): State.CLOSED,
    (State.REQUESTED, Move.STOP, Role.VOLUNTEER): State.CANCELLED,
    (State.REQUESTED, Move.STOP, Role.TIME): State.CANCELLED,
    (State.REQUESTED, Move.LEAVE, Role.STUDENT): State.CANCELLED,
    (State.REQUESTED, Move.LEAVE, Role.VOLUNTEER): State.CANCELLED,
    (State.ACCEPTED, Move.LEAVE, Role.STUDENT): State.CANCELLED,
    (State.ACCEPTED, Move.LEAVE, Role.VOLUNTEER): State.CANCELLED,
    (State.SCHEDULED, Move.LEAVE, Role.STUDENT): State.CANCELLED,
    (State.SCHEDULED, Move.LEAVE, Role.VOLUNTEER): State.CANCELLED,
    (State.HELD, Move.LEAVE, Role.STUDENT): State.CANCELLED,
    (State.HELD, Move.LEAVE, Role.VOLUNTEER): State.CANCELLED,
}

AGREED = frozenset({State.ACCEPTED, State.SCHEDULED})
OPEN = AGREED | {State.REQUESTED}  # counts against the student's limit


class MoveNotAllowed(Refused):
    """That move does not follow from this state."""

    message = "move_not_allowed"


class NotTheirs(Refused):
    """Someone tried to make another person's move."""

    message = "not_theirs"


def advance(state: State, move: Move, role: Role) -> State:
    """Return the state that follows.

    Raises MoveNotAllowed when it is this person's move but not in this state, else NotTheirs.
    """
    if (state, move, role) in NEXT:
        return NEXT[state, move, role]
    if any((move, role) == listed[1:] for listed in NEXT):
        raise MoveNotAllowed(state=state, move=move)
    raise NotTheirs
