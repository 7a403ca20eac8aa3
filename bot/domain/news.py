"""Who hears what of an introduction, and when: one table. The words are in messages/templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from bot.domain.delivery import Manner
from bot.domain.introduction import State

Delay = Literal[
    "bump_after",
    "propose_after",
    "ask_whether_met_after",
    "ask_after_meeting",
    "thank_you_after",
    "thank_you_again_after",
]
Ahead = Literal["remind_before", "remind_again_before"]


class Audience(StrEnum):
    STUDENT = "student"
    VOLUNTEER = "volunteer"
    BOTH = "both"  # one message in their group DM


@dataclass(frozen=True)
class News:
    """A message, true while the introduction stays in its state (or in one of `also_in`).

    after       the programme's delay, from the moment the state was reached; where a time was
                agreed on, from the end of the meeting
    before      the programme's delay before the meeting begins
    settled_as  the message that takes its place once its buttons are answered
    """

    message: str
    to: Audience
    manner: Manner
    after: Delay | None = None
    before: Ahead | None = None
    occasion: int = 1
    also_in: frozenset[State] = frozenset()
    settled_as: str | None = None


_AFTER_MEETING = frozenset({State.HELD, State.CLOSED, State.NOT_HELD})
_EACH = (Audience.STUDENT, Audience.VOLUNTEER)

BUMP = News(
    "introduction_bumped",
    Audience.VOLUNTEER,
    Manner.NUDGE,
    after="bump_after",
    settled_as="introduction_answered",
)
TIMES_WANTED = News(
    "times_wanted",
    Audience.STUDENT,
    Manner.NUDGE,
    after="propose_after",
    settled_as="times_wanted_answered",
)
DID_YOU_MEET = tuple(
    News(
        "did_you_meet",
        to,
        Manner.NUDGE,
        after="ask_whether_met_after",
        settled_as="did_you_meet_answered",
    )
    for to in _EACH
)
"""Where no time was agreed on."""

_REMINDERS: Sequence[tuple[Ahead, Manner]] = (
    ("remind_before", Manner.IN_HOURS),
    ("remind_again_before", Manner.AGREED),
)
OF_MEETING = (
    News("time_agreed", Audience.BOTH, Manner.AT_ONCE, settled_as="meeting_settled"),
    *(
        News(
            "meeting_soon",
            to,
            manner,
            before=before,
            occasion=occasion,
            settled_as="meeting_settled",
        )
        for occasion, (before, manner) in enumerate(_REMINDERS, start=1)
        for to in _EACH
    ),
    *(replace(news, after="ask_after_meeting") for news in DID_YOU_MEET),
)
"""Of each time that is agreed on: it holds while that same time stands."""

_THANK_YOU_AFTER: Sequence[Delay] = ("thank_you_after", "thank_you_again_after")
THANK_YOU = tuple(
    News(
        "thank_you_due",
        Audience.STUDENT,
        Manner.NUDGE,
        after=after,
        occasion=occasion,
        settled_as="thank_you_answered",
    )
    for occasion, after in enumerate(_THANK_YOU_AFTER, start=1)
)

REQUEST = News(
    "introduction_requested",
    Audience.VOLUNTEER,
    Manner.IN_HOURS,
    settled_as="introduction_answered",
)
ENDS = frozenset({"introduction_declined", "introduction_lapsed"})
"""They say that it is over, and are said even where the two are kept apart since."""

NEWS: Mapping[State, Sequence[News]] = {
    State.REQUESTED: [
        REQUEST,
        BUMP,
    ],
    State.ACCEPTED: [
        News(
            "introduction_accepted",
            Audience.BOTH,
            Manner.AT_ONCE,
            also_in=_AFTER_MEETING | {State.SCHEDULED},
        ),
        TIMES_WANTED,
        *DID_YOU_MEET,
    ],
    State.SCHEDULED: [*OF_MEETING],  # by services/meeting_plan.py
    State.DECLINED: [News("introduction_declined", Audience.STUDENT, Manner.AT_ONCE)],
    State.LAPSED: [
        News("introduction_lapsed", Audience.STUDENT, Manner.IN_HOURS),
        News("request_lapsed", Audience.VOLUNTEER, Manner.IN_HOURS),
    ],
    State.WITHDRAWN: [],  # a volunteer who knew of it is told by services/withdrawing.py
    State.HELD: [*THANK_YOU],
    State.NOT_HELD: [],
    State.CLOSED: [],
    State.CANCELLED: [],  # by services/cancelling.py, leaving.py and stopping.py, whoever is left
}
