"""Whom a student finds, in which order, and why."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.domain.introduction import State
from bot.search.words import asked_stems, stems

WEIGHED = ["title", "fields", "employer", "about"]


@pytest.mark.parametrize(
    "query",
    [
        "finance",
        "Financing!",
        "hi, can I talk to somebody in finance please",
        "finance zoology",
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


@pytest.mark.parametrize("word", ["near", "not", "null", "select"])
async def test_a_word_that_the_database_knows_is_a_word_like_others(there, word):
    await there.has("Fay", fields=[word])

    assert await there.finds(f"zoology {word.upper()}") == ["Fay"]


@pytest.mark.parametrize("query", ["?", "…", "👋", "\u0301", "' OR 1=1", "zoology"])
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
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
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
        ("Chicago", [("place", "Chicago")]),
        ("Kenya", [("place", "Kenya")]),
        ("birchbank", [("employer", "Birchbank")]),
        ("banking", [("industry", "Banking")]),
        ("2004", [("class_year", "2004")]),
        ("history", [("major", "History")]),
        ("Python", [("rest", "Python")]),
        ("Swahili", [("rest", "Swahili")]),
        ("MSc", [("rest", "MSc")]),
        ("spreadsheets", [("rest", "I like a good spreadsheet.")]),
        ("analysing credit in Chicago", [("title", "Credit Analyst"), ("place", "Chicago")]),
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


LEFT_OUT = {
    "paused": {"paused_at": -1},
    "paused for a while": {"paused_at": -1, "paused_until": 1},
    "full this month": {"full_until": 1},
    "not joined": {"joined_at": None},
    "not in Slack": {"user_id": None},
}
FOUND = {
    "rested": {"paused_at": -9, "paused_until": 0},
    "no longer full": {"full_until": 0},
}


@pytest.mark.parametrize(
    ("columns", "found"),
    [pytest.param(columns, False, id=name) for name, columns in LEFT_OUT.items()]
    + [pytest.param(columns, True, id=name) for name, columns in FOUND.items()],
)
async def test_who_may_not_be_asked_is_not_found(there, clock, columns, found):
    await there.has("Fay", fields=["finance"])
    days = {
        name: clock.now() + timedelta(days=value) if isinstance(value, int) else value
        for name, value in columns.items()
    }
    await there.changes("Fay", **days)

    assert await there.finds("finance") == (["Fay"] if found else [])


async def test_who_has_left_the_workspace_is_not_found(there):
    await there.has("Fay", fields=["finance"], here=False)

    assert await there.finds("finance") == []


async def test_nobody_finds_themself(there):
    await there.has("Fay", fields=["finance"])

    assert await there.finds("finance", student="U_FAY") == []


async def test_another_workspace_is_another_world(there):
    await there.has("Fay", fields=["finance"], team_id="T2")

    answer = await there.answers("finance")

    assert (answer.cards, answer.near) == ([], [])


@pytest.mark.parametrize(
    ("state", "found"),
    [
        (State.REQUESTED, False),
        (State.ACCEPTED, False),
        (State.DECLINED, False),
        (State.HELD, True),
        (State.NOT_HELD, True),
        (State.CLOSED, True),
    ],
)
async def test_who_is_asked_already_is_not_found(there, clock, state, found):
    await there.has("Fay", fields=["finance"])
    declined = clock.now() if state is State.DECLINED else None
    await there.asked("Fay", state, declined_at=declined)

    assert await there.finds("finance") == (["Fay"] if found else [])
    assert await there.finds("finance", student="U_OTHER") == ["Fay"]


@pytest.mark.parametrize(("days", "found"), [(89, False), (90, True)])
async def test_a_decline_keeps_two_people_apart_for_a_while(there, clock, days, found):
    await there.has("Fay", fields=["finance"])
    await there.asked("Fay", State.DECLINED, declined_at=clock.now() - timedelta(days=days))

    assert await there.finds("finance") == (["Fay"] if found else [])


async def test_people_who_may_not_be_asked_hide_nobody_behind_them(there, clock):
    """Though their matches are better, and many."""
    for number in range(60):
        await there.has(f"v{number}", title="Finance", paused_at=clock.now())
    await there.has("Fay", about="One day I left finance.")

    assert await there.finds("finance") == ["Fay"]


async def test_fields_that_are_spelled_alike_are_offered_when_nobody_fits(there):
    await there.has("Fay", fields=["Finance", "Geology"])
    await there.has("Zoe", fields=["Zoology"])

    answer = await there.answers("fianace")

    assert (answer.cards, answer.near) == ([], ["Finance"])


async def test_without_such_a_field_those_with_most_volunteers_are_offered(there, clock):
    for number, fields in enumerate([["Law"], ["Law", "Art"], ["Law", "Art"], ["Music"]]):
        await there.has(f"v{number}", fields=fields)
    for number in range(9):
        await there.has(f"p{number}", fields=["Resting"], paused_at=clock.now())

    assert (await there.answers("xyzzy")).near == ["Law", "Art", "Music"]


async def test_no_more_than_five_fields_are_offered(there):
    await there.has("Fay", fields=[f"Field {number}" for number in range(9)])

    assert len((await there.answers("xyzzy")).near) == 5
    assert len((await there.answers("feild 9x")).near) == 5


async def test_where_nobody_volunteers_no_field_is_offered(there):
    assert (await there.answers("finance")).near == []


@pytest.mark.parametrize(("query", "told"), [("finance", 1), ("zoology", 0), ("?", 0)])
async def test_who_waits_for_somebody_hears_of_those_who_fit(
    student, person, does, outbox, query, told
):
    await does.finding.tell_me("T1", "U_STUDENT", query)

    await (await person("U_VOLUNTEER")).volunteers(fields="finance")
    await outbox.deliver_due()

    assert len(student.messages()) == told
