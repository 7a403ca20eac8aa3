"""What must hold for a letter that the bot carries."""

from bot.domain.refusal import Refused
from bot.domain.request import refuse_job_ask

LONGEST = 3000  # characters: Slack's most for one text field


class BlankLetter(Refused):
    """Nothing but white space."""

    message = "blank_letter"
    field = "letter"


class LongLetter(Refused):
    """More than one Slack message carries."""

    message = "long_letter"
    field = "letter"


def check_letter(letter: str) -> None:
    """Raises BlankLetter, LongLetter, AsksForAJob."""
    check_length(letter, "letter", LONGEST)
    refuse_job_ask(letter, field="letter")


def check_length(text: str, field: str, most: int) -> None:
    """Raises BlankLetter, LongLetter."""
    if not text.strip():
        raise BlankLetter(field=field)
    if len(text) > most:
        raise LongLetter(field=field, most=most)
