"""What a student asks of a volunteer, and what must hold before it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.job_ask import find_job_ask
from bot.domain.opening import count_words
from bot.domain.refusal import Refused


class Area(StrEnum):
    """The eight subject areas of an informational interview."""

    ENVIRONMENT = "work environment"
    SKILLS = "ideal skill set and qualifications"
    TRENDS = "industry trends"
    PATH = "career path"
    LIFESTYLE = "lifestyle"
    COMPENSATION = "typical compensation"
    REWARDS = "challenges and rewards"
    LADDER = "career ladder"


class Format(StrEnum):
    IN_PERSON = "in person"
    PHONE = "phone"
    VIDEO = "video"
    CHAT = "chat"


MINUTES = (15, 20, 30)


class OpeningLength(Refused):
    """The opening statement is shorter or longer than the programme asks for."""

    message = "opening_length"
    field = "opening"


class AsksForAJob(Refused):
    """Nobody asks for a job in an informational interview."""

    message = "asks_for_a_job"


@dataclass(frozen=True)
class Request:
    """The student's words and wishes. `suggested_by` is a member's id; a name is typed."""

    opening: str
    areas: Sequence[Area]
    formats: Sequence[Format]
    minutes: int
    suggested_by: str | None = None
    suggested_name: str | None = None


def check_opening(opening: str, *, least: int, most: int) -> None:
    """Refuse an opening statement of the wrong length, or one that asks for a job."""
    words = count_words(opening)
    if not least <= words <= most:
        raise OpeningLength(words=words, least=least, most=most)
    refuse_job_ask(opening, field="opening")


def refuse_job_ask(text: str, *, field: str) -> None:
    if ask := find_job_ask(text):
        raise AsksForAJob(field=field, kind=ask.kind, words=ask.words)
