"""What somebody's open introductions ask of them: whose turn it is, and by when."""

from datetime import datetime
from enum import StrEnum

from bot.domain.introduction import Role, State
from bot.domain.programme import Programme


class Group(StrEnum):
    """The parts of the overview, in the order in which they are shown."""

    OWED = "owed"  # it is this person's turn
    COMING = "coming"
    AWAITED = "awaited"  # the other one's turn


def group_of(state: State, mine: Role, *, question_open: bool) -> Group:
    """A question that was asked back turns a request over to the student."""
    if state is State.ACCEPTED:
        return Group.COMING
    if state is State.REQUESTED:
        turn = Role.STUDENT if question_open else Role.VOLUNTEER
        return Group.OWED if mine is turn else Group.AWAITED
    return Group.OWED


def next_at(
    programme: Programme,
    *,
    answer_by: datetime | None,
    accepted_at: datetime | None,
    held_at: datetime | None,
) -> datetime | None:
    """When something happens by itself: it lapses, both are asked, the thank-you is late."""
    if held_at:
        return held_at + programme.thank_you_late_after
    if accepted_at:
        return accepted_at + programme.ask_whether_met_after
    return answer_by
