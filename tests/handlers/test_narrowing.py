"""`Narrow`: who is shown of those who fit."""

import pytest

from bot.domain.narrowing import Narrowing
from tests.people import names, words
from tests.slack_stub import TEAM


async def test_the_form_asks_what_a_search_may_be_narrowed_to(student, volunteer, slack):
    await student.presses("Narrow", await student.finds("finance"))

    view = slack.views[-1]
    assert view["title"]["text"] == "Narrow"
    assert [block["label"]["text"] for block in view["blocks"] if block["type"] == "input"] == [
        *["Format", "Place", "Class year, from", "Class year, to", "Language", "Availability"]
    ]


ALL = ["Ada", "Bo", "Cyd"]
CASES = {
    "nothing": ({}, ALL, {}),
    "format": ({"format": "phone"}, ["Bo"], {"Bo": {"formats": "phone;video"}}),
    "city": ({"place": "zurich"}, ["Bo"], {"Bo": {"city": "Zürich", "country": "Switzerland"}}),
    "country": ({"place": "New Zealand"}, ["Cyd"], {"Cyd": {"country": "New Zealand"}}),
    "whole words of a place": ({"place": "York"}, ["Bo"], {"Bo": {"city": "New York"}}),
    "no part of a word": ({"place": "Yor"}, [], {"Bo": {"city": "New York"}}),
    "class from": ({"class_from": "2011"}, ["Cyd"], {}),
    "class from, itself": ({"class_from": "2010"}, ["Bo", "Cyd"], {}),
    "class until": ({"class_until": "2010"}, ["Ada", "Bo"], {}),
    "class of one year": ({"class_from": "2010", "class_until": "2010"}, ["Bo"], {}),
    "language": ({"language": "german"}, ["Ada"], {"Ada": {"languages": "Dutch;German (fluent)"}}),
    "a capital that is not ASCII": (
        {"language": "čeština"},
        ["Cyd"],
        {"Cyd": {"languages": "Čeština"}},
    ),
    "a language is no pattern": ({"language": "%"}, [], {"Ada": {"languages": "German"}}),
    "daytime": ({"availability": ["daytime"]}, ["Ada", "Cyd"], {"Bo": {"tz": "Asia/Tokyo"}}),
    "both": (
        {"format": "phone", "class_from": "2011"},
        ["Cyd"],
        {"Bo": {"formats": "phone"}, "Cyd": {"formats": "phone"}},
    ),
}


@pytest.mark.parametrize(
    ("asked", "shown", "people"), [pytest.param(*case, id=name) for name, case in CASES.items()]
)
async def test_only_those_are_shown_for_whom_it_holds(alumni, narrows, asked, shown, people):
    years = {"Ada": "2009", "Bo": "2010", "Cyd": "2011"}
    await alumni(
        **{
            name: {"class_year": year, "formats": "video"} | people.get(name, {})
            for name, year in years.items()
        }
    )

    assert await narrows(**asked) == shown


@pytest.mark.parametrize(("days", "shown"), [(30, []), (31, ["Ada"])])
async def test_who_was_asked_lately_can_be_left_out(
    alumni, narrows, person, student, clock, days, shown
):
    await alumni(Ada={})
    await (await person("U_OTHER")).asks_for_intro("finance")
    clock.forward(days=days)

    assert await narrows(availability=["unasked"]) == shown


async def test_what_was_narrowed_is_said(alumni, narrows, slack):
    await alumni(Ada={"class_year": "2010", "city": "Oslo"})

    await narrows(format="phone", place="Oslo", class_until="2010", availability=["daytime"])

    assert words(slack.views[-1]["blocks"][0]).endswith(
        "Narrowed to: phone · Oslo · class of 2010 or earlier · a clock like yours"
    )


async def test_the_form_begins_with_what_was_chosen_before(alumni, narrows, student, slack):
    await alumni(Ada={"languages": "German"})
    await narrows(format="video", language="German", availability=["daytime"])
    opened = len(slack.views)

    await student.presses_in(slack.views[-1], "Narrow")

    assert (slack.calls[-1], len(slack.views)) == ("views.update", opened)
    again = await student.submits(language="")
    assert "Narrowed to: video · a clock like yours" in words(again["view"]["blocks"][0])


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"class_from": "98"}, "class_from"),
        ({"class_until": "soon"}, "class_until"),
        ({"class_until": "2101"}, "class_until"),
    ],
)
async def test_a_year_that_cannot_be_is_refused_at_its_field(student, volunteer, answers, field):
    await student.presses("Narrow", await student.finds("finance"))

    answer = await student.submits(**answers)

    assert list(answer["errors"]) == [field]


@pytest.mark.parametrize("name", ["place", "language"])
async def test_a_text_longer_than_its_field_is_refused_beside_it(student, volunteer, slack, name):
    await student.presses("Narrow", await student.finds("finance"))
    for block in slack.views[-1]["blocks"]:
        block.get("element", {}).pop("max_length", None)

    answer = await student.submits(**{name: "x" * 31})

    assert list(answer["errors"]) == [name]


async def test_a_search_too_narrow_for_anybody_can_be_widened(alumni, narrows, student, slack):
    await alumni(Ada={})
    assert await narrows(place="Oslo") == []

    await student.presses_in(slack.views[-1], "Narrow")
    answer = await student.submits(place="")

    assert names(answer["view"]["blocks"]) == ["Ada"]


async def test_who_waits_for_somebody_like_this_hears_of_no_other(
    alumni, narrows, student, volunteer, outbox, slack
):
    await narrows(place="Oslo")
    await student.presses_in(slack.views[-1], "Tell me when someone joins")
    assert "Narrowed to: Oslo" in words(slack.views[-1])

    await alumni(Bo={"city": "Bergen"})
    await outbox.deliver_due()
    assert student.messages() == []

    await alumni(Cyd={"city": "Oslo"})
    await outbox.deliver_due()
    assert [message["text"] for message in student.messages()] == [
        "Cyd has joined as a volunteer: you had asked to be told about “finance”."
    ]


async def test_the_same_words_narrowed_in_two_ways_are_two_wishes(does, alumni, student, outbox):
    for place in ("Oslo", "Bergen"):
        await does.finding.tell_me(TEAM, student.user_id, "finance", Narrowing(place=place))

    await alumni(Ada={"city": "Oslo"}, Bo={"city": "Bergen"})
    await outbox.deliver_due()

    assert len(student.messages()) == 2
