"""A volunteer names somebody who would suit better."""

from enum import StrEnum

from bot.domain.refusal import Refused


class CannotSuggest(Refused):
    """The volunteer themself, the student, or nobody who takes part here."""

    message = "cannot_suggest"
    field = "suggested"


class Standing(StrEnum):
    """How the person who was suggested stands to the student."""

    NAMED = "named"  # a listed volunteer: the student has the name
    LATER = "later"  # a volunteer who cannot be asked just now
    NOT_JOINED = "not_joined"  # has not agreed to be named to anybody


def check_suggestion(suggested: str, *, student: str, volunteer: str, takes_part: bool) -> None:
    """Raises CannotSuggest."""
    if suggested in {student, volunteer} or not takes_part:
        raise CannotSuggest
