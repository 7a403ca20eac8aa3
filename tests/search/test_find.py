"""Whom a student finds, in which order, and why."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.search.find import Search
from bot.search.matched import EVERYBODY
from bot.search.words import asked_stems, stems
from tests.slack_stub import TEAM

WEIGHED = ["title", "fields", "employer", "about"]


@pytest.mark.parametrize(
    "query",
    [
        "finance",
        "Financing!",
        "hi, can I talk to somebody in finance please",
        "finance xylophagy",
        '"finance"',
        "finance*",
        "finance OR",
        "NOT finance",
        "(finance",
        "title:finance",
        "fin'ance finance",
        "finance\\",
        "finance & | ! <-> :*",
        "{finance}",
        "^finance",
        "finance;--",
    ],
)
async def test_a_word_is_found_whatever_stands_around_it(there, query):
    await there.has("Fay", fields=["Finance"])
    await there.has("Zoe", fields=["Geology"])

    assert await there.finds(query) == ["Fay"]


@pytest.mark.parametrize("word", ["match", "union", "null", "select"])
async def test_a_word_that_the_database_knows_is_a_word_like_others(there, word):
    await there.has("Fay", fields=[word])

    assert await there.finds(f"xylophagy {word.upper()}") == ["Fay"]


@pytest.mark.parametrize("query", ["?", "…", "👋", "\u0301", "' OR 1=1", "xylophagy"])
async def test_nobody_is_found_by_no_word_of_theirs(there, query):
    await there.has("Fay", fields=["Finance"])

    assert await there.finds(query) == []


@given(query=st.text(max_size=300))
@example(query='NEAR("a" "b", 5) AND -x* ^y {z}: \'q\' \\')
@example(query="x" * 10_000)
@example(query='"' * 10_000)
@example(query="\ufdfa" * 10_000)
@example(query="각" * 10_000)
@example(query="Ⅷ" * 10_000)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_nothing_that_can_be_typed_is_an_error(there, query):
    await there.answers(f"x{query}".replace("\x00", ""))


async def test_a_word_counts_more_where_it_says_more(there):
    """In a title most, then among the fields, then as the employer, in the free text least."""
    for part in reversed(WEIGHED):
        await there.has(part, **{part: ["Finance"] if part == "fields" else "Finance"})

    assert await there.finds("finance") == WEIGHED


async def test_who_fits_more_of_the_query_comes_first(there):
    await there.has("Ann", fields=["finance"])
    await there.has("Bea", fields=["finance"], city="Chicago")
    await there.has("Cyd", city="Chicago")

    assert (await there.finds("finance in Chicago"))[0] == "Bea"


async def test_no_more_are_shown_than_the_programme_says(there, programme):
    for number in range(programme.cards + 1):
        await there.has(f"v{number}", fields=["finance"])

    assert len(await there.finds("finance")) == programme.cards


async def test_of_equals_who_was_never_asked_comes_first_then_who_waited_longest(there, clock):
    await there.has("Ann", fields=["finance"], asked_at=clock.now() - timedelta(days=1))
    await there.has("Bea", fields=["finance"], asked_at=clock.now() - timedelta(days=9))
    await there.has("Cyd", fields=["finance"])

    assert await there.finds("finance") == ["Cyd", "Bea", "Ann"]


async def test_of_equals_the_lot_decides_and_is_drawn_anew_each_day(there, clock):
    names = ["Ann", "Bea", "Cyd"]
    for name in names:
        await there.has(name, fields=["finance"])
    orders = []
    for _ in range(20):
        orders.append(await there.finds("finance"))
        assert await there.finds("finance") == orders[-1]
        clock.forward(days=1)

    assert {order[0] for order in orders} == set(names)
    assert len({tuple(order) for order in orders}) > 3


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("analyst", [("title", "Credit Analyst")]),
        ("budgets", [("fields", "Public budgets")]),
        ("Chicago", [("city", "Chicago")]),
        ("Kenya", [("country", "Kenya")]),
        ("birchbank", [("employer", "Birchbank")]),
        ("banking", [("title", "Credit Analyst"), ("industry", "Banking")]),
        ("2004", [("class_year", "2004")]),
        ("history", [("major", "History")]),
        ("Python", [("skills", "Python")]),
        ("Swahili", [("languages", "Swahili")]),
        ("MSc", [("degree", "MSc")]),
        ("spreadsheets", [("about", "I like a good spreadsheet.")]),
        ("analysing credit in Chicago", [("title", "Credit Analyst"), ("city", "Chicago")]),
    ],
)
async def test_a_reason_is_what_the_profile_says(there, query, why):
    await there.has(
        "Fay",
        title="Credit Analyst",
        fields=["Public budgets", "Debt"],
        city="Chicago",
        country="Kenya",
        employer="Birchbank",
        industry="Banking",
        class_year=2004,
        major="History",
        skills=["Python"],
        languages=["Swahili"],
        degree="MSc",
        about="I like a good spreadsheet.",
    )

    [card] = (await there.answers(query)).cards

    assert [(reason.part, reason.words) for reason in card.why] == why


async def test_every_reason_holds_a_word_of_the_query(there):
    for name, words in [("Ann", "teaching maths"), ("Bea", "maths"), ("Cyd", "painting in oil")]:
        await there.has(name, fields=[words, "finance"], about=f"I talk of {words}.", title=words)
    query = "a teacher of maths who paints"

    for card in (await there.answers(query)).cards:
        assert card.why
        assert all(set(stems(reason.words)) & set(asked_stems(query)) for reason in card.why)


async def test_where_the_first_candidates_may_not_be_asked_others_are_looked_at(there, clock):
    for number in range(6):
        rests = clock.now() if number % 2 else None
        await there.has(f"v{number}", title="Nurse", paused_at=rests)
    one_at_a_time = replace(there.does.finding, search=Search(candidates=(1, EVERYBODY)))

    answer = await one_at_a_time.find(TEAM, "U_STUDENT", "nurse")

    assert {card.name for card in answer.cards} == {"v0", "v2", "v4"}


async def test_a_rank_does_not_say_what_somebody_directs(there):
    """Directors of films are called just so."""
    await there.has("Zia", title="Zoo Director")
    await there.has("Dora", title="Director")

    assert await there.finds("film director") == ["Dora", "Zia"]


async def test_who_asks_only_for_somebody_senior_gets_somebody_senior(there):
    await there.has("Ann", title="Senior nurse")

    assert await there.finds("somebody senior") == ["Ann"]


async def test_who_names_a_field_in_other_words_finds_whoever_names_it(there):
    await there.has("Ann", about="I write speeches for people in government.")
    await there.has("Ben", about="I write speeches for people in sports.")

    assert await there.finds("public service") == ["Ann"]
