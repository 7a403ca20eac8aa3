"""Who a volunteer is and who a student is, in their own words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.refusal import Refused
from bot.domain.request import Format

LONGEST = 200  # characters of a one-line answer
LONGEST_ABOUT = 3000
CLASS_YEARS = range(1900, 2101)
MEETINGS = range(1, 32)


class TooLong(Refused):
    """More than the field holds."""

    message = "too_long"


class BadNumber(Refused):
    """No number, or one that makes no sense here."""

    message = "bad_number"


class NothingChosen(Refused):
    """A list from which at least one must be taken."""

    message = "nothing_chosen"


@dataclass(frozen=True)
class TypedProfile:
    """What the form asks a volunteer. Lists keep the order in which they were typed."""

    title: str = ""
    employer: str = ""
    industry: str = ""
    fields: Sequence[str] = ()
    city: str = ""
    class_year: int | None = None
    major: str = ""
    formats: Sequence[Format] = field(default_factory=lambda: list(Format))
    meetings_per_month: int | None = None
    about: str = ""
    languages: Sequence[str] = ()
    shares_email: bool = False  # with a student whose request they accept

    def __post_init__(self) -> None:
        """Raises TooLong, BadNumber, NothingChosen."""
        for name in ("title", "employer", "industry", "city", "major"):
            _fits(name, getattr(self, name), LONGEST)
        _fits("about", self.about, LONGEST_ABOUT)
        _fits("fields", "; ".join(self.fields), LONGEST_ABOUT)
        _fits("languages", "; ".join(self.languages), LONGEST)
        _in_range("class_year", self.class_year, CLASS_YEARS)
        _in_range("meetings_per_month", self.meetings_per_month, MEETINGS)
        for name in ("fields", "formats"):
            if not getattr(self, name):
                raise NothingChosen(field=name)


@dataclass(frozen=True)
class VolunteerProfile:
    """All that is known of a volunteer, typed or imported."""

    name: str
    title: str = ""
    employer: str = ""
    industry: str = ""
    fields: Sequence[str] = ()
    city: str = ""
    country: str = ""
    timezone: str = ""
    class_year: int | None = None
    major: str = ""
    degree: str = ""
    skills: Sequence[str] = ()
    languages: Sequence[str] = ()
    formats: Sequence[Format] = field(default_factory=lambda: list(Format))
    meetings_per_month: int | None = None
    about: str = ""
    booking_link: str = ""
    shares_email: bool = False


@dataclass(frozen=True)
class AboutStudent:
    """*About you*: asked once, with the first request."""

    stage: str
    major: str
    interests: str
    skills: str
    values: str

    def __post_init__(self) -> None:
        """Raises TooLong."""
        for name, answer in vars(self).items():
            _fits(name, answer, LONGEST_ABOUT)


def typed_number(name: str, typed: str) -> int | None:
    """An empty answer is none. Raises BadNumber for what is not made of digits."""
    allowed = MEETINGS if name == "meetings_per_month" else CLASS_YEARS
    if typed and not (typed.isdecimal() and typed.isascii()):
        raise BadNumber(field=name, least=allowed.start, most=allowed.stop - 1)
    return int(typed) if typed else None


def _in_range(name: str, number: int | None, allowed: range) -> None:
    if number is not None and number not in allowed:
        raise BadNumber(field=name, least=allowed.start, most=allowed.stop - 1)


def _fits(name: str, answer: str, most: int) -> None:
    if len(answer) > most:
        raise TooLong(field=name, length=len(answer), most=most)
