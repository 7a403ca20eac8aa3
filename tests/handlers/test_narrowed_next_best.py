"""What a student narrowed goes with the request: who comes next is as narrow."""

import pytest

from tests.people import names, words

ASKED = {"Ada": "Zürich", "Bo": "Zürich", "Cyd": "London"}
OTHERS = ["Bo"]  # in Zürich; who lives in London was narrowed away


@pytest.fixture
async def asked_in_zurich(alumni, narrows, student, slack, outbox):
    """Ada; the student had looked for people in Zürich alone."""
    await alumni(**{name: {"city": city} for name, city in ASKED.items()})
    assert await narrows(place="Zürich") == ["Ada", "Bo"]
    view = slack.views[-1]
    ada = names(view["blocks"]).index("Ada")
    cards = [block for block in view["blocks"] if block["type"] == "actions"]
    await student.presses_in({**view, "blocks": [cards[ada]]}, "Request intro")
    await student.fills_in_request()
    await outbox.deliver_due()


@pytest.fixture
def next_best(student):
    """Who is named in the student's last message."""
    return lambda: names(student.messages()[-1]["blocks"])


async def declines(person, slack):
    ada = await person("U_ADA", name="Ada")
    await ada.presses("Decline", ada.messages()[-1]["blocks"])
    await ada.submits(reason="Not my area")


async def stops(person, slack):
    await (await person("U_ADA", name="Ada")).types("leave")


async def is_silent(person, slack):
    return None  # for the days that pass


@pytest.mark.parametrize("answers", [declines, stops, is_silent])
async def test_the_next_best_are_as_narrow_as_the_search_was(
    asked_in_zurich, answers, person, slack, time_passes, next_best
):
    await answers(person, slack)
    await time_passes(days=8 if answers is is_silent else 0)

    assert next_best() == OTHERS


async def test_so_are_those_after_the_next(
    asked_in_zurich, person, student, slack, outbox, time_passes, alumni, next_best
):
    await alumni(Dee={"city": "Zürich"}, Eve={"city": "London"})
    await declines(person, slack)
    await outbox.deliver_due()

    [bo] = [
        block
        for block in student.messages()[-1]["blocks"]
        if "Request intro: Bo" in str(block.get("elements"))
    ]
    await student.presses("Request intro", [bo])
    await student.fills_in_request()
    await time_passes(days=8)

    assert next_best() == ["Dee"]


async def test_a_saved_person_is_asked_from_where_they_were_found(
    asked_in_zurich, person, student, slack, outbox, time_passes, next_best
):
    await declines(person, slack)
    await outbox.deliver_due()
    await student.presses("Save", student.messages()[-1]["blocks"])
    await student.presses_in(await student.opens_home(), "Saved people")

    await student.presses_in(slack.views[-1], "Request intro")
    await student.fills_in_request()
    await time_passes(days=8)

    assert next_best() == []
    assert "Tell me when someone joins" in words(student.messages()[-1]["blocks"])
