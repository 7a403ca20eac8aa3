"""Text of any length arrives, or is refused beside its field and nothing is lost."""

import pytest

from bot.domain.profile import LONGEST, LONGEST_ABOUT
from bot.services.finding import LONGEST_QUERY
from tests.people import OPENING
from tests.rendering import nodes
from tests.to_the_letter import arrives_in, arrives_in_view, cut, exact, read

LONG = "x" * 3000


def without_limits(person):
    """The modal opened last, in a Slack that does not keep its fields' limits."""
    for node in nodes(person.slack.views[-1]):
        if "max_length" in node:
            node["max_length"] = 10_000


@pytest.mark.parametrize("name", ["title", "employer", "industry", "city", "major"])
async def test_more_than_a_line_holds_is_refused_beside_it(person, name):
    vera = await person("U_VOLUNTEER", name="Vera Vale")
    await vera.types("volunteer")
    without_limits(vera)

    answer = await vera.submits(fields="finance", consent=["yes"], **{name: LONG})

    assert answer == {
        "response_action": "errors",
        "errors": {name: f"This has 3000 characters; at most {LONGEST} fit here."},
    }


@pytest.mark.parametrize("name", ["fields", "about"])
async def test_three_thousand_characters_of_a_profile_arrive(person, name):
    vera = await person("U_VOLUNTEER", name="Vera Vale")
    await vera.types("volunteer")

    answer = await vera.submits(**{"fields": "finance", "consent": ["yes"], name: LONG})

    arrives_in_view(answer["view"], LONG)


@pytest.mark.parametrize("name", ["fields", "about"])
async def test_more_than_that_is_refused_beside_it(person, name):
    vera = await person("U_VOLUNTEER", name="Vera Vale")
    await vera.types("volunteer")
    without_limits(vera)

    answer = await vera.submits(**{"fields": "finance", "consent": ["yes"], name: LONG + "x"})

    assert answer["errors"] == {
        name: f"This has 3001 characters; at most {LONGEST_ABOUT} fit here."
    }


@pytest.mark.parametrize("typed", ["<!channel>", "٢٠٠٤", "1e3", "0", "9" * 3000])
@pytest.mark.parametrize(
    ("name", "range_"), [("class_year", "1900 to 2100"), ("meetings_per_month", "1 to 31")]
)
async def test_what_is_no_number_is_refused_beside_its_field(person, name, range_, typed):
    vera = await person("U_VOLUNTEER", name="Vera Vale")
    await vera.types("volunteer")
    without_limits(vera)

    answer = await vera.submits(**{"fields": "finance", "consent": ["yes"], name: typed})

    assert answer["errors"] == {name: f"Please write a number from {range_}, in digits."}


@pytest.mark.parametrize("quote", ["", '"\\'])
async def test_three_thousand_characters_reach_the_other_person(student, volunteer, outbox, quote):
    opening = f"{OPENING} {quote * 3000}"[: 3000 - 3] + "end"

    await student.asks_for_intro("finance", opening=opening, suggested_name="y" * 200)
    await outbox.deliver_due()
    await volunteer.presses("Decline", volunteer.messages()[0]["blocks"])
    await volunteer.submits(reason="Other", message=f"{quote * 3000}{LONG}"[:3000])
    await outbox.deliver_due()

    assert opening in exact(volunteer.messages()[0]["blocks"])
    assert f"{quote * 3000}{LONG}"[:3000] in exact(student.messages()[0]["blocks"])


async def test_a_letter_longer_than_a_message_carries_is_refused(student, volunteer, outbox):
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    await volunteer.presses("Accept", volunteer.messages()[0]["blocks"])
    await student.presses_in(await student.opens_home(), "We met")
    await student.presses_in(student.slack.homes["U_STUDENT"], "Write thank-you")
    without_limits(student)

    answer = await student.submits(letter=LONG + "x")

    assert list(answer["errors"]) == ["letter"]
    assert (await student.submits(letter=LONG)) == {}


async def test_of_a_long_query_the_beginning_is_looked_for_and_shown(student, volunteer):
    found = read(await student.types(f"find finance {LONG}"))

    arrives_in(found, f"finance {LONG}"[:LONGEST_QUERY])


async def test_of_a_long_word_or_date_the_beginning_is_shown(student, volunteer):
    unknown = read(await student.types(LONG))
    no_date = read(await volunteer.types(f"pause until {LONG}"))

    arrives_in(unknown, cut(LONG, 200))
    arrives_in(no_date, cut(LONG, 200))
