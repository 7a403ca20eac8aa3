"""Who a volunteer is and who a student is, in their own words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.request import Format


@dataclass(frozen=True)
class VolunteerProfile:
    """What a volunteer tells the programme. Lists keep the order in which they were typed."""

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


@dataclass(frozen=True)
class AboutStudent:
    """*About you*: asked once, with the first request."""

    stage: str
    major: str
    interests: str
    skills: str
    values: str
