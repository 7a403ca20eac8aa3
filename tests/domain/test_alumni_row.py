import pytest

from bot.domain.alumni_row import READERS, AlumniRow, Problem, read_row
from bot.domain.profile import VolunteerProfile
from bot.domain.request import Format

LEAST = {"email": "alma@example.edu", "name": "Alma Ash"}
FULL = {
    "email": " Alma@Example.edu ",
    "name": "Alma Ash",
    "title": "Forester",
    "employer": "Alder & Sons",
    "industry": "timber",
    "fields": "forestry; maps;; climate ;",
    "city": "Oslo",
    "country": "Norway",
    "timezone": "Europe/Oslo",
    "class_year": "2004",
    "major": "Biology",
    "degree": "BSc",
    "skills": "counting; climbing",
    "languages": "English; Norwegian",
    "formats": "Phone; video",
    "meetings_per_month": "3",
    "about": "I plant trees.",
    "booking_link": "https://larkspur.example/alma",
}


def test_every_column_is_read():
    assert read_row(FULL) == AlumniRow(
        "alma@example.edu",
        VolunteerProfile(
            name="Alma Ash",
            title="Forester",
            employer="Alder & Sons",
            industry="timber",
            fields=["forestry", "maps", "climate"],
            city="Oslo",
            country="Norway",
            timezone="Europe/Oslo",
            class_year=2004,
            major="Biology",
            degree="BSc",
            skills=["counting", "climbing"],
            languages=["English", "Norwegian"],
            formats=[Format.PHONE, Format.VIDEO],
            meetings_per_month=3,
            about="I plant trees.",
            booking_link="https://larkspur.example/alma",
        ),
    )


def test_the_columns_are_those_that_were_promised_in_their_order():
    assert list(READERS) == list(FULL)


def test_only_address_and_name_must_be_filled():
    nothing_else = VolunteerProfile(name="Alma Ash", fields=[], skills=[], languages=[])

    assert read_row(LEAST) == AlumniRow("alma@example.edu", nothing_else)


@pytest.mark.parametrize("column", sorted(FULL.keys() - LEAST.keys()))
def test_an_empty_cell_is_a_missing_one(column):
    assert read_row(LEAST | {column: "  "}) == read_row(LEAST)


def test_a_cell_that_the_row_lacks_is_an_empty_one():
    assert read_row(LEAST | {"city": None}) == read_row(LEAST)


@pytest.mark.parametrize("column", ["email", "name"])
@pytest.mark.parametrize("cell", ["", "   "])
def test_address_and_name_are_needed(column, cell):
    assert read_row(LEAST | {column: cell}) == [Problem(column, "must be filled")]


@pytest.mark.parametrize(
    "cell", ["alma", "alma@", "@example.edu", "alma@example", "alma ash@example.edu"]
)
def test_an_address_looks_like_one(cell):
    assert read_row(LEAST | {"email": cell}) == [Problem("email", f"{cell!r} is no e-mail address")]


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("timezone", "Chicago", "'Chicago' is no time zone such as America/Chicago"),
        ("class_year", "soon", "'soon' is no number from 1900 to 2100"),
        ("class_year", "1899", "'1899' is no number from 1900 to 2100"),
        ("class_year", "2101", "'2101' is no number from 1900 to 2100"),
        ("meetings_per_month", "0", "'0' is no number from 1 to 31"),
        ("meetings_per_month", "32", "'32' is no number from 1 to 31"),
        ("meetings_per_month", "-1", "'-1' is no number from 1 to 31"),
        ("formats", "phone; pigeon", "'pigeon' is none of in person, phone, video, chat"),
        ("booking_link", "larkspur.example", "'larkspur.example' does not begin with https://"),
        ("booking_link", "javascript:x", "'javascript:x' does not begin with https://"),
    ],
)
def test_a_cell_that_makes_no_sense_is_named_with_the_reason(column, cell, reason):
    assert read_row(LEAST | {column: cell}) == [Problem(column, reason)]


@pytest.mark.parametrize(
    ("column", "cell", "most"),
    [
        *((column, "x" * 201, 200) for column in ("name", "title", "employer", "industry")),
        *((column, "x" * 201, 200) for column in ("city", "country", "major", "degree")),
        *((column, "x" * 3001, 3000) for column in ("fields", "skills", "languages", "about")),
        ("email", "x" * 200 + "@example.edu", 200),
        ("booking_link", "https://" + "x" * 200, 200),
    ],
)
def test_a_cell_has_a_longest_length(column, cell, most):
    assert read_row(LEAST | {column: cell}) == [
        Problem(column, f"{len(cell)} characters, at most {most}")
    ]


def test_every_problem_of_a_row_is_named_at_once():
    problems = read_row({"email": "alma", "name": "", "class_year": "soon"})

    assert [problem.column for problem in problems] == ["email", "name", "class_year"]


@pytest.mark.parametrize(
    ("cell", "formats"),
    [
        ("In Person", [Format.IN_PERSON]),
        ("coffee; call; zoom; slack", list(Format)),
        ("email; chat; slack", [Format.CHAT]),
        (";", list(Format)),
    ],
)
def test_formats_are_understood_by_their_other_names(cell, formats):
    assert read_row(LEAST | {"formats": cell}).profile.formats == formats
