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
    if not letter.strip():
        raise BlankLetter
    if len(letter) > LONGEST:
        raise LongLetter(most=LONGEST)
    refuse_job_ask(letter, field="letter")
