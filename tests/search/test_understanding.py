"""What a query asks for, wherever it stands in it."""

import pytest

from bot.search.asked import Kind, Level, query_of
from bot.search.understanding import understand

NAMES = {
    "chicago": {"c"},
    "newyorkciti": {"c"},
    "saopaulo": {"c"},
    "kenya": {"n"},
    "goldmansachgroup": {"o"},
    "fenwork": {"o"},
    "mba": {"d"},
    "spanish": {"l"},
}


def asked(query, spelled=None):
    def names(slugs):
        return {slug: frozenset(NAMES[slug]) for slug in slugs if slug in NAMES}

    return understand(query, names, spelled or {}, 2026)


def parts(query):
    return [(part.kind, part.words, part.unwanted) for part in asked(query).parts]


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("hi, could I talk to someone who works in finance please?", ("financ",)),
        ("what is it like being a nurse", ("nurs",)),
        ("machine learning", ("machin", "learn")),
        ("social worker", ("social", "worker")),
        ("help me find nursing folks", ("nurs",)),
        ("C++", ("cplusplus",)),
        ("please", ("pleas",)),
        ("not finance", ("financ",)),
        ("", ()),
        ("?! …", ()),
    ],
)
def test_politeness_is_left_out_unless_it_is_a_part_of_what_work_is_called(query, topic):
    assert asked(query).topic == topic


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("law in Chicago", (Kind.CITY, "chicago", False)),
        ("Chicago law", (Kind.CITY, "chicago", False)),
        ("law near New York City", (Kind.CITY, "new york city", False)),
        ("law in São Paulo", (Kind.CITY, "sao paulo", False)),
        ("law in Kenya", (Kind.COUNTRY, "kenya", False)),
        ("law not in Chicago", (Kind.CITY, "chicago", True)),
        ("law class of 2015", (Kind.YEAR, "class of 2015", False)),
        ("law '15", (Kind.YEAR, "'15", False)),
        ("law who graduated 2015", (Kind.YEAR, "graduated 2015", False)),
        ("recent grads in law", (Kind.YEAR, "recent grads", False)),
        ("law from the 80s", (Kind.YEAR, "from the 80s", False)),
        ("Goldman Sachs Group law", (Kind.EMPLOYER, "goldman sachs group", False)),
        ("law at Fen Works", (Kind.EMPLOYER, "fen works", False)),
        ("law at Some Unknown Place", (Kind.EMPLOYER, "some unknown place", False)),
        ("law who studied fine arts", (Kind.MAJOR, "fine arts", False)),
        ("fine arts major now in law", (Kind.MAJOR, "fine arts", False)),
        ("went from fine arts into law", (Kind.MAJOR, "fine arts", False)),
        ("law by phone", (Kind.FORMAT, "by phone", False)),
        ("law in person", (Kind.FORMAT, "in person", False)),
        ("law MBA", (Kind.DEGREE, "mba", False)),
        ("law, speaks Spanish", (Kind.LANGUAGE, "spanish", False)),
    ],
)
def test_a_modifier_is_recognised_wherever_it_stands(query, part):
    assert parts(query) == [part]
    assert asked(query).topic == ("law",)


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ("law '15", {2015}),
        ("law '86", {1986}),
        ("law 80s", set(range(1980, 1990))),
        ("law 2010s", set(range(2010, 2020))),
        ("recent grads in law", set(range(2021, 2027))),
    ],
)
def test_years_are_read_as_people_write_them(query, years):
    [part] = asked(query).parts

    assert part.terms == {f"y_{year}" for year in years}


@pytest.mark.parametrize(
    ("query", "level"),
    [
        ("senior lawyer", Level.SENIOR),
        ("a director or lead in law", Level.SENIOR),
        ("experienced lawyer", Level.SENIOR),
        ("entry lawyer", Level.JUNIOR),
        ("lawyer", None),
    ],
)
def test_seniority_is_recognised(query, level):
    assert asked(query).level is level


@pytest.mark.parametrize(
    ("query", "unwanted"),
    [
        ("law, not finance", (("financ",),)),
        ("law but not real estate", (("real", "estat"),)),
        ("law except finance, in Chicago", (("financ",),)),
        ("law without finance", (("financ",),)),
        ("law", ()),
    ],
)
def test_a_not_is_kept_apart_up_to_the_next_comma(query, unwanted):
    assert asked(query).unwanted_topics == unwanted
    assert asked(query).topic == ("law",)


def test_a_word_is_read_as_it_is_probably_meant():
    assert asked("fianance", {"fianance": "finance"}).topic == ("financ",)


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ("finance", ["finance"]),
        (
            "senior people in finance in Chicago, not real estate",
            ["senior", "finance", "in chicago", "not real estate"],
        ),
        ("law at Fen Works class of 2015", ["law", "class of 2015", "at fen works"]),
        ("law, not in Chicago", ["law", "not in chicago"]),
        ("went from fine arts into law", ["law", "studied fine arts"]),
    ],
)
def test_what_is_understood_is_said_in_phrases_that_are_understood_alike(query, phrases):
    understood = asked(query)

    assert understood.phrases() == phrases
    assert asked(query_of(phrases)).phrases() == phrases


def test_of_a_very_long_query_a_part_is_looked_for():
    assert len(asked(" ".join(f"word{n}" for n in range(99))).topic) == 12


@pytest.mark.parametrize(
    ("query", "major"),
    [
        ("somebody who studied the history of art", "history of art"),
        ("who studied history and now teaches", "history"),
        ("who majored in physics and", "physics"),
        ("somebody who studied", None),
    ],
)
def test_a_major_ends_where_another_thing_begins(query, major):
    majors = [part.words for part in asked(query).parts if part.kind is Kind.MAJOR]

    assert majors == ([major] if major else [])
