"""Made-up people, the same at every run: no name, employer or address here is anybody's."""

from collections.abc import Sequence
from typing import TypeVar

from bot.domain.alumni_row import AlumniRow
from bot.domain.member import SlackMember
from bot.domain.profile import VolunteerProfile
from bot.domain.request import Format

TEAM = "T0BENCH"
VOLUNTEERS = 4_500
STUDENTS = 3_000
T = TypeVar("T")

# fmt: off
FIELDS = (  # "finance" finds the first two of these forty, and so about one volunteer in ten
    "Finance", "Corporate finance", "Accounting", "Insurance", "Consulting", "Marketing",
    "Advertising", "Journalism", "Publishing", "Film", "Music", "Theatre", "Architecture",
    "Urban planning", "Civil engineering", "Robotics", "Mechanical engineering",
    "Software engineering", "Data science", "Product management", "Game design", "Nursing",
    "Medicine", "Public health", "Pharmacy", "Biotechnology", "Chemistry", "Ecology", "Energy",
    "Farming", "Teaching", "Social work", "Psychology", "Law", "Public policy", "Diplomacy",
    "Museums", "Sports", "Hospitality", "Fashion",
)
FIRST = (
    "Ada", "Bela", "Cleo", "Dina", "Emre", "Hugo", "Ines", "Juno", "Kofi", "Lena", "Milo",
    "Nora", "Otis", "Pia", "Remy", "Sana", "Tove",
)
LAST = (
    "Ashgrove", "Brindle", "Cobham", "Dunmore", "Elmsley", "Farrow", "Gantry", "Hollin",
    "Inskip", "Jarrow", "Kestle",
)
# fmt: on
ROLES = ("Analyst", "Manager", "Director", "Associate", "Partner", "Researcher", "Adviser")
EMPLOYERS = ("Amber Mill", "Blue Heron", "Copper Lane", "Dovecote", "Elder & Ash", "Fen Works")
INDUSTRIES = ("Services", "Manufacturing", "Health care", "Education", "Government", "Media")
MAJORS = ("History", "Economics", "Biology", "Mathematics", "English", "Physics", "Philosophy")
SKILLS = ("writing", "statistics", "mentoring", "negotiation", "drawing", "public speaking")
PLACES = (
    ("Chicago", "United States", "America/Chicago"),
    ("Boston", "United States", "America/New_York"),
    ("London", "United Kingdom", "Europe/London"),
    ("Nairobi", "Kenya", "Africa/Nairobi"),
    ("Mumbai", "India", "Asia/Kolkata"),
)
ABOUT = (
    "I found my way here by accident and like to tell how.",
    "Ask me about the first year, which nobody writes about.",
    "I changed careers twice, and would do so again.",
    "Happy to say what a usual week looks like, and what I would learn first.",
    "The certificate matters less than people think; the habit of asking matters more.",
)


def volunteer_id(n: int) -> str:
    return f"U0V{n:06}"


def student_id(n: int) -> str:
    return f"U0S{n:06}"


def members() -> Sequence[SlackMember]:
    """Everybody in the workspace; volunteers by the e-mail address they are imported under."""
    volunteers = [
        SlackMember(volunteer_id(n), _name(n), _email(n), _nth(PLACES, n)[2], True)
        for n in range(VOLUNTEERS)
    ]
    students = [
        SlackMember(student_id(n), _name(n + 7), f"s{n}@example.edu", "America/Chicago", True)
        for n in range(STUDENTS)
    ]
    return [*volunteers, *students]


def alumni() -> Sequence[AlumniRow]:
    return [AlumniRow(_email(n), _profile(n)) for n in range(VOLUNTEERS)]


def _profile(n: int) -> VolunteerProfile:
    """Other steps for each column, so that no two columns go together."""
    fields = (_nth(FIELDS, n * 7), _nth(FIELDS, n * 11 + n // 40))
    city, country, timezone = _nth(PLACES, n)
    return VolunteerProfile(
        name=_name(n),
        title=f"{fields[0]} {_nth(ROLES, n // 3)}",
        employer=_nth(EMPLOYERS, n // 5),
        industry=_nth(INDUSTRIES, n // 7),
        fields=fields,
        city=city,
        country=country,
        timezone=timezone,
        class_year=1980 + n % 45,
        major=_nth(MAJORS, n // 2),
        skills=(_nth(SKILLS, n), _nth(SKILLS, n // 11 + 3)),
        languages=("English",),
        formats=list(Format)[: 1 + n % len(Format)],
        about=f"{_nth(ABOUT, n)} {_nth(ABOUT, n // 2 + 1)}",
    )


def _name(n: int) -> str:
    return f"{_nth(FIRST, n)} {_nth(LAST, n)}"


def _email(n: int) -> str:
    return f"v{n}@example.edu"


def _nth(values: Sequence[T], n: int) -> T:
    return values[n % len(values)]
