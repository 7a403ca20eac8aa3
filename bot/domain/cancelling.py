"""What may be said with calling a conversation off."""

from bot.domain.introduction import Role
from bot.domain.letters import LongLetter
from bot.domain.request import refuse_job_ask

LONGEST_MESSAGE = 1000  # characters


def check_message(message: str, by: Role) -> None:
    """Raises LongLetter, AsksForAJob."""
    if len(message) > LONGEST_MESSAGE:
        raise LongLetter(field="message", most=LONGEST_MESSAGE)
    if by is Role.STUDENT:
        refuse_job_ask(message, field="message")
