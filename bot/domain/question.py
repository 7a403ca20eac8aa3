"""What a volunteer asks before answering a request, and what the student answers."""

from bot.domain.letters import check_length
from bot.domain.refusal import Refused
from bot.domain.request import refuse_job_ask

LONGEST_QUESTION = 500  # characters; both fit on the card, below the request
LONGEST_ANSWER = 1500


class QuestionOpen(Refused):
    """One question at a time."""

    message = "question_open"


class NoQuestion(Refused):
    """There is none, or it is answered."""

    message = "no_question"


def check_question(question: str) -> None:
    """Raises BlankLetter, LongLetter."""
    check_length(question, "question", LONGEST_QUESTION)


def check_answer(answer: str) -> None:
    """Raises BlankLetter, LongLetter, AsksForAJob."""
    check_length(answer, "answer", LONGEST_ANSWER)
    refuse_job_ask(answer, field="answer")
