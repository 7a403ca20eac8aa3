"""What somebody's open introductions ask of them: whose turn it is, and by when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.introduction import Role, State
from bot.domain.programme import Programme


class Group(StrEnum):
    """The parts of the overview, in the order in which they are shown."""

    OWED = "owed"  # it is this person's turn
    COMING = "coming"
    AWAITED = "awaited"  # the other one's turn


@dataclass(frozen=True)
class Moments:
    """Those of an introduction that decide what comes next; none where they are not known."""

    answer_by: datetime | None
    accepted_at: datetime | None
    proposed_at: datetime | None
    meets_at: datetime | None
    held_at: datetime | None


def group_of(
    state: State,
    mine: Role,
    *,
    question_open: bool = False,
    times_by: Role | None = None,
    over: bool = False,
) -> Group:
    """A question that was asked back turns a request over to the student; who proposed times
    (`times_by`) waits for the other one, and as long as nobody has it is the student's turn;
    a meeting that is `over` is to be told of."""
    if state is State.REQUESTED:
        turn = Role.STUDENT if question_open else Role.VOLUNTEER
        return Group.OWED if mine is turn else Group.AWAITED
    if state is State.ACCEPTED and times_by:
        return Group.AWAITED if mine is times_by else Group.OWED
    if state is State.SCHEDULED:
        return Group.OWED if over else Group.COMING
    if state is State.ACCEPTED and mine is Role.VOLUNTEER:
        return Group.COMING
    return Group.OWED


def next_at(programme: Programme, of: Moments) -> datetime | None:
    """When something happens: the meeting; by itself that a request lapses, that both are asked,
    that the thank-you is late."""
    if of.held_at:
        return of.held_at + programme.thank_you_late_after
    if of.meets_at:
        return of.meets_at
    if of.accepted_at:
        return (of.proposed_at or of.accepted_at) + programme.ask_whether_met_after
    return of.answer_by
