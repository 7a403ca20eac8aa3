"""Who hears what of an introduction, and when: one table. The words are in messages/templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from bot.domain.delivery import Manner
from bot.domain.introduction import State

Delay = Literal["bump_after", "ask_whether_met_after", "thank_you_after", "thank_you_again_after"]


class Audience(StrEnum):
    STUDENT = "student"
    VOLUNTEER = "volunteer"
    BOTH = "both"  # one message in their group DM


@dataclass(frozen=True)
class News:
    """A message, true while the introduction stays in its state (or in one of `also_in`).

    after       the programme's delay, from the moment the state was reached
    settled_as  the message that takes its place once its buttons are answered
    """

    message: str
    to: Audience
    manner: Manner
    after: Delay | None = None
    occasion: int = 1
    also_in: frozenset[State] = frozenset()
    settled_as: str | None = None


_AFTER_MEETING = frozenset({State.HELD, State.CLOSED, State.NOT_HELD})

BUMP = News(
    "introduction_bumped",
    Audience.VOLUNTEER,
    Manner.NUDGE,
    after="bump_after",
    settled_as="introduction_answered",
)
DID_YOU_MEET = tuple(
    News(
        "did_you_meet",
        to,
        Manner.NUDGE,
        after="ask_whether_met_after",
        settled_as="did_you_meet_answered",
    )
    for to in (Audience.STUDENT, Audience.VOLUNTEER)
)
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

ENDS = frozenset({"introduction_declined", "introduction_lapsed"})
"""They say that it is over, and are said even where the two are kept apart since."""

NEWS: Mapping[State, Sequence[News]] = {
    State.REQUESTED: [
        News(
            "introduction_requested",
            Audience.VOLUNTEER,
            Manner.IN_HOURS,
            settled_as="introduction_answered",
        ),
        BUMP,
    ],
    State.ACCEPTED: [
        News("introduction_accepted", Audience.BOTH, Manner.AT_ONCE, also_in=_AFTER_MEETING),
        *DID_YOU_MEET,
    ],
    State.DECLINED: [News("introduction_declined", Audience.STUDENT, Manner.AT_ONCE)],
    State.LAPSED: [
        News("introduction_lapsed", Audience.STUDENT, Manner.IN_HOURS),
        News("request_lapsed", Audience.VOLUNTEER, Manner.IN_HOURS),
    ],
    State.WITHDRAWN: [],  # a volunteer who knew of it is told by services/withdrawing.py
    State.HELD: [*THANK_YOU],
    State.NOT_HELD: [],
    State.CLOSED: [],
    State.CANCELLED: [],  # by services/leaving.py and stopping.py, whoever is left
}
