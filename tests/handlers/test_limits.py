"""Whom a student may ask, and how many at one time."""

import pytest
from sqlalchemy import select

from bot.models import Introduction
from tests.people import words
from tests.slack_stub import TEAM

RESTING = (
    "Vera Vale is taking a rest. Nothing was sent, and it does not count: somebody else may be"
    " glad to talk."
)
TOO_MANY = (
    "You have 3 requests open, which is as many as there may be. The next is free as soon as one is"
    " answered, and on 12 January 2026 at the latest."
)


async def test_open_requests_are_counted_down_to_none(student, volunteers, slack):
    left = [words(await student.opens_home()).split("You have ")[1][:6]]
    for field in ("law", "forestry", "teaching"):
        await student.asks_for_intro(field)
        left.append(words(slack.homes["U_STUDENT"]).split("You have ")[1][:6])

    assert left == ["3 of 3", "2 of 3", "1 of 3", "0 of 3"]


async def test_with_three_open_no_fourth_form_opens(student, volunteers, slack):
    for field in ("law", "forestry", "teaching"):
        await student.asks_for_intro(field)
    opened = len(slack.views)

    await student.presses("Request intro", await student.finds("music"))

    assert student.told == [TOO_MANY]
    assert len(slack.views) == opened


async def test_a_fourth_form_that_was_open_already_is_refused(student, volunteers, slack):
    await student.asks_for_intro("law")
    await student.asks_for_intro("forestry")
    await student.presses("Request intro", await student.finds("music"))
    waiting = slack.views[-1]
    await student.asks_for_intro("teaching")
    slack.views.append(waiting)

    answer = await student.fills_in_request()

    assert answer == {"response_action": "errors", "errors": {"opening": TOO_MANY}}


async def test_when_the_next_is_free_is_shown_before_it_is_missed(
    student, volunteers, clock, slack
):
    """The oldest that is open lapses first."""
    await student.asks_for_intro("law")
    clock.forward(days=2)
    answer = await student.asks_for_intro("forestry")

    told = (
        "You have 1 of 3 requests left; the next on 12 January 2026, or as soon as one is answered."
    )
    assert told in words(answer["view"])
    assert told in words(slack.homes["U_STUDENT"])
    assert told in await student.reads("requests")
    assert told in await student.reads("find music")
    await student.presses("Request intro", await student.finds("music"))
    assert told in words(slack.views[-1])


async def test_with_three_conversations_agreed_on_no_day_is_promised(
    student, volunteers, does, database
):
    for field in ("law", "forestry", "teaching"):
        await student.asks_for_intro(field)
    async with database.reads() as session:
        asked = (await session.execute(select(Introduction.id, Introduction.volunteer))).all()
    for introduction, volunteer in asked:
        await does.answering.accept(TEAM, introduction, by=volunteer)

    await student.presses("Request intro", await student.finds("music"))

    assert student.told == [TOO_MANY.replace(", and on 12 January 2026 at the latest", "")]


async def test_an_answer_frees_a_request(student, volunteers, person, outbox, slack):
    for field in ("law", "forestry", "teaching"):
        await student.asks_for_intro(field)
    await outbox.deliver_due()
    post = slack.posts_to("U_LAW")[0]
    lawyer = await person("U_LAW")
    await lawyer.presses("Decline", post["blocks"])
    await lawyer.submits(reason="Other")

    answer = await student.asks_for_intro("music")

    assert answer["view"]["title"]["text"] == "Request sent"


async def test_who_was_asked_is_not_shown_again_while_it_is_open(asked, student):
    blocks = await student.finds("finance")

    assert "Vera Vale" not in words(blocks)


async def test_asking_the_same_person_from_an_old_card_is_told(student, volunteer):
    old = await student.finds("finance")
    await student.asks_for_intro("finance")

    await student.presses("Request intro", old)

    assert student.told == [
        "You have asked Vera Vale already, and one person gets one request at a time. Nothing was"
        " sent."
    ]


@pytest.mark.parametrize(("days", "shown"), [(89, False), (90, True)])
async def test_a_no_keeps_two_people_apart_for_90_days(
    asked, student, volunteer, clock, days, shown
):
    await volunteer.presses("Decline", asked)
    await volunteer.submits(reason="Other")
    clock.forward(days=days)

    assert ("Vera Vale" in words(await student.finds("finance"))) is shown


async def test_nobody_finds_themselves(volunteer):
    assert "Vera Vale" not in words(await volunteer.finds("finance"))


async def test_who_pauses_while_a_form_is_open_is_not_asked(student, volunteer, outbox):
    await student.presses("Request intro", await student.finds("finance"))
    await volunteer.reads("pause")

    answer = await student.fills_in_request()
    await outbox.deliver_due()

    assert answer == {"response_action": "errors", "errors": {"opening": RESTING}}
    assert volunteer.messages() == []


async def test_of_two_who_fit_alike_the_one_asked_last_comes_last(person, student):
    names = {"Ada Ash": "U_A", "Bo Birch": "U_B"}
    for name, user_id in names.items():
        await (await person(user_id, name=name)).volunteers(fields="law")
    first, second = [words(block).split("\n")[0] for block in await student.finds("law")][1:4:2]

    await (await person("U_OTHER")).asks_for_intro("law")

    assert {first, second} == set(names)
    shown = [words(block).split("\n")[0] for block in await student.finds("law")][1:4:2]
    assert shown == [second, first]
