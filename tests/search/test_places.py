"""A place is understood wherever it is, and who lives nearest comes first."""

import pytest

from bot.search.asked import Kind
from bot.search.understanding import understand


def parts(query, known=()):
    def names(slugs):
        return {slug: frozenset(dict(known)[slug]) for slug in slugs if slug in dict(known)}

    return [(part.kind, part.words) for part in understand(query, names, {}, 2026).parts]


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("law in Lyon", (Kind.CITY, "lyon")),
        ("law in Bavaria", (Kind.REGION, "bavaria")),
        ("Bavaria law", (Kind.REGION, "bavaria")),
        ("law in the UK", (Kind.COUNTRY, "uk")),
        ("law in Germany", (Kind.COUNTRY, "germany")),
        ("Germany law", (Kind.COUNTRY, "germany")),
        ("law in South America", (Kind.REGION, "south america")),
        ("law near San Francisco", (Kind.CITY, "san francisco")),
        ("law at Fen Works in Germany", (Kind.COUNTRY, "germany")),
    ],
)
def test_a_place_is_recognised_though_nobody_lives_there(query, part):
    assert part in parts(query)


@pytest.mark.parametrize(
    "query",
    ["reading specialist", "nice people in law", "work in mobile", "law at Bank of America"],
)
def test_a_word_that_is_no_place_here_is_none(query):
    assert not {Kind.CITY, Kind.REGION, Kind.COUNTRY} & {kind for kind, _ in parts(query)}


def test_a_great_place_that_is_a_word_of_profiles_needs_an_in():
    known = {"central": {"stem"}}

    assert parts("central law", known.items()) == []
    assert parts("law in Central", known.items()) == [(Kind.REGION, "central")]


async def test_who_lives_nearest_comes_first_where_nobody_lives(there):
    for name, city, country in (
        ("Paul", "Paris", "France"),
        ("Nora", "Nairobi", "Kenya"),
        ("Gina", "Grenoble", "France"),
    ):
        await there.has(name, title="Lawyer", city=city, country=country)

    answer = await there.answers("lawyer in Lyon")

    assert [card.name for card in answer.cards] == ["Gina", "Paul", "Nora"]
    assert (answer.nowhere.words, answer.nowhere.nearest) == ("lyon", ("Grenoble", "France"))
    assert answer.relaxed == ("city",)


async def test_where_nobody_lives_near_no_nearest_is_told(there):
    await there.has("Nora", title="Lawyer", city="Nairobi", country="Kenya")

    assert (await there.answers("lawyer in Lyon")).nowhere.nearest == ()
    assert (await there.answers("xyzzy in Lyon")).nowhere is None


async def test_a_country_is_the_same_by_any_of_its_names(there):
    await there.has("Una", title="Lawyer", city="London", country="United Kingdom")
    await there.has("Kim", title="Lawyer", city="Nairobi", country="Kenya")

    for name in ("the UK", "Great Britain", "England", "Europe"):
        answer = await there.answers(f"lawyer in {name}")
        assert (answer.cards[0].name, answer.relaxed, answer.nowhere) == ("Una", (), None)


async def test_a_name_of_a_place_is_not_taken_for_a_slip(there):
    await there.has("Lena", title="Lawyer", employer="Leon Works")

    answer = await there.answers("lawyer in Lyon")

    assert answer.understood[1].words == "in lyon"


async def test_who_lives_where_nobody_is_wanted_is_not_found(there):
    await there.has("Una", title="Lawyer", city="Munich", country="Germany")
    await there.has("Kim", title="Lawyer", city="Nairobi", country="Kenya")

    assert await there.finds("lawyer, not in Bavaria") == ["Kim"]
