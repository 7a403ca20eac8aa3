import json
from datetime import timedelta

import pytest

from bot.domain.programme import Programme
from tests import payloads
from tests.people import words


async def test_find_shows_who_may_be_asked_to_the_student_alone(student, volunteer, slack):
    answer = json.loads(await student.types("find finance"))

    assert answer["text"] == (
        "1 person for “finance”: Vera Vale, Credit analyst. You have 3 of 3 requests left."
    )
    assert "response_type" not in answer
    assert (slack.posts, slack.whispers) == ({}, [])


@pytest.mark.parametrize("query", ["finance", "xylophagy", "{}"])
async def test_slack_is_told_that_the_answer_is_json(student, volunteer, query):
    """As plain text it would be shown to the letter."""
    answer = await student.sends(payloads.command(student.user_id, f"find {query}"))

    assert answer.headers["content-type"] == ["application/json;charset=utf-8"]
    assert sorted(json.loads(answer.body)) == ["blocks", "text"]


async def test_a_card_says_who_it_is_and_why(student, volunteer):
    blocks = await student.finds("finance")

    assert words(blocks[1]).split("\n") == [
        "Vera Vale",
        " · Credit analyst at Birchbank",
        *["", "London · London time · in person, phone, video, chat"],
        *["", "Why: ", "works as ", "Credit analyst", "; ", "field: ", "finance"],
        *["", "2 meetings left this month"],
    ]


@pytest.mark.parametrize("text", ["FIND finance", "  find   finance ", "find\u00a0finance"])
async def test_find_is_understood_however_it_is_typed(student, volunteer, text):
    assert "Vera Vale" in await student.reads(text)


async def test_at_most_five_people_are_shown(person, student):
    for number in range(6):
        await (await person(f"U_{number}", name=f"Vera {number}")).volunteers()

    assert (await student.reads("find finance")).startswith("5 people")


async def test_find_alone_asks_for_a_word(student):
    assert await student.reads("find") == (
        "What would you like to hear about? Name a field, a job, a place or an employer: finance,"
        " for example, or teaching in Chicago."
    )


async def test_what_was_typed_mentions_nobody(student):
    answer = json.loads(await student.types("find <!channel>"))

    assert answer["text"] == "Nobody who may be asked now fits “&lt;!channel&gt;”."
    assert answer["blocks"][0]["elements"][0]["elements"][1] == {
        "type": "text",
        "text": "<!channel>",
    }


async def test_nobody_fits_brings_near_fields(student, volunteer):
    answer = json.loads(await student.types("find xylophagy"))

    assert answer["text"] == "Nobody who may be asked now fits “xylophagy”. You could try: finance."


async def test_a_near_field_is_one_press_away(student, volunteer):
    await student.presses("finance", await student.finds("xylophagy"))

    assert student.told == [
        "1 person for “finance”: Vera Vale, Credit analyst. You have 3 of 3 requests left."
    ]


async def test_tell_me_when_someone_joins_later_does(student, person, outbox, slack):
    await student.presses("Tell me when someone joins", await student.finds("forestry"))
    assert student.told == ["I will tell you when somebody joins who fits “forestry”."]
    await outbox.deliver_due()
    assert student.messages() == []

    await (await person("U_RANGER", name="Rowan Reed")).volunteers(fields="forestry")
    await outbox.deliver_due()

    [told] = student.messages()
    assert told["text"] == (
        "Rowan Reed has joined as a volunteer: you had asked to be told about “forestry”."
    )
    await student.presses("Request intro", told["blocks"])
    assert "Rowan Reed" in words(slack.views[-1])


async def test_who_waited_is_told_once(student, person, outbox):
    blocks = await student.finds("forestry")
    await student.presses("Tell me when someone joins", blocks)
    await student.presses("Tell me when someone joins", blocks)

    await (await person("U_RANGER")).volunteers(fields="forestry")
    await (await person("U_FORESTER")).volunteers(fields="forestry")
    await outbox.deliver_due()

    assert len(student.messages()) == 1


async def test_a_volunteer_who_does_not_fit_is_no_news(student, volunteer, person, outbox):
    await student.presses("Tell me when someone joins", await student.finds("forestry"))

    await (await person("U_LAWYER")).volunteers(fields="law")
    await outbox.deliver_due()

    assert student.messages() == []


async def test_a_profile_that_changes_is_no_joining(student, volunteer, outbox):
    await student.presses("Tell me when someone joins", await student.finds("forestry"))

    await volunteer.volunteers(fields="forestry")
    await outbox.deliver_due()

    assert student.messages() == []


async def test_joining_oneself_is_no_news(student, outbox):
    await student.presses("Tell me when someone joins", await student.finds("forestry"))

    await student.volunteers(fields="forestry")
    await outbox.deliver_due()

    assert student.messages() == []


async def test_the_home_tab_finds_people_too(student, volunteer):
    await student.presses_in(await student.opens_home(), "Find people")

    answer = await student.submits(query="finance")

    assert answer["response_action"] == "update"
    assert "Vera Vale" in words(answer["view"])


async def test_nobody_found_in_the_form_brings_near_fields_over_it(student, volunteer, slack):
    await student.presses_in(await student.opens_home(), "Find people")
    answer = await student.submits(query="xylophagy")

    await student.presses_in(answer["view"], "finance")

    assert slack.calls[-1] == "views.push"
    assert "Vera Vale" in words(slack.views[-1])


async def test_a_wish_is_noted_in_the_form(student, slack):
    await student.presses_in(await student.opens_home(), "Find people")
    answer = await student.submits(query="forestry")

    await student.presses_in(answer["view"], "Tell me when someone joins")

    assert words(slack.views[-1]["blocks"]).replace("\n", "") == (
        "I will tell you when somebody joins who fits “forestry”."
    )


async def test_a_blank_search_in_the_form_is_refused_at_its_field(student):
    await student.presses_in(await student.opens_home(), "Find people")

    answer = await student.submits(query="   ")

    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == ["query"]


async def test_no_listing_shows_an_e_mail_address(student, volunteer, person, slack, does):
    """Slack told the app the volunteer's address when it learned of them."""
    assert slack.people["U_VOLUNTEER"]["profile"]["email"] == "u_volunteer@example.edu"
    listing = await student.types("find finance")
    await student.presses_in(await student.opens_home(), "Find people")
    in_form = await student.submits(query="finance")
    await student.presses("Request intro", json.loads(listing)["blocks"])

    assert "@" not in listing
    assert "@" not in json.dumps([in_form, slack.views[-1], slack.homes["U_STUDENT"]])


async def test_of_a_very_long_search_the_beginning_is_kept(student, volunteer, slack):
    blocks = await student.finds("finance " * 300)
    assert words(blocks[0]).count("finance") == 25

    await student.presses("Request intro", blocks)

    assert "Vera Vale" in words(slack.views[-1])


async def test_what_is_understood_is_said_with_a_way_to_leave_each_part_out(student, volunteer):
    blocks = await student.finds("finance in London, not law")

    assert words(blocks[1]) == "Understood: finance · in london · not law"

    await student.presses("Without not law", blocks)
    assert student.told[-1].startswith("1 person for “finance, in london”")


async def test_what_nobody_meets_is_said(student, volunteer):
    blocks = await student.finds("finance class of 2015")

    assert words(blocks[1]) == (
        "Understood: finance · class of 2015\nNot met by the first: the class year."
    )


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Leeds", "Nobody in Leeds; nearest: London."),
        ("Lyon", "Nobody in Lyon."),
        ("the USA", "Nobody in USA."),
    ],
)
async def test_a_place_where_nobody_lives_is_said_with_the_nearest(student, volunteer, place, said):
    blocks = await student.finds(f"finance in {place}")

    assert words(blocks[1]).split("\n")[1] == said


async def test_a_slip_of_the_keyboard_is_read_as_it_is_meant(student, volunteer):
    blocks = await student.finds("fianance")

    assert words(blocks[1]) == "Understood: finance"
    assert "Vera Vale" in words(blocks)


async def test_an_unsure_answer_says_so_and_shows_near_fields(student, person):
    await (await person("U_DOC")).volunteers(title="Emergency doctor", fields="Medicine; Art")

    blocks = await student.finds("animals")

    assert words(blocks[0]).startswith("Nobody here does quite what you look for; the nearest to")
    assert "You could try one of these fields:" in words(blocks)
    await student.presses("Tell me when someone joins", blocks)
    assert student.told[-1] == "I will tell you when somebody joins who fits “animals”."


@pytest.fixture
def programme():
    return Programme(spread_mornings_over=timedelta(), career_office="careers@larkspur.example")


async def test_where_nobody_fits_the_career_office_is_named(student, volunteer):
    assert "The career office may know somebody: careers@larkspur.example" in words(
        await student.finds("xylophagy")
    )
    assert "career office" not in words(await student.finds("finance"))


async def test_what_else_it_may_mean_is_one_press_away(student, person):
    await (await person("U_PROD", name="Pia Moss")).volunteers(title="Product manager")

    blocks = await student.finds("PM")

    assert "Or did you mean:" in words(blocks)
    await student.presses("product manager", blocks)
    assert student.told[-1].startswith("1 person for “product manager”: Pia Moss")


async def test_somebody_whom_nobody_knows_is_answered_in_a_sentence(student, volunteer):
    assert await student.reads("find people like @nobody") == (
        "I cannot look for people like that: I know no listed volunteer of this name."
        " Say what work you have in mind instead."
    )


async def test_one_plain_word_needs_no_explanation(student, volunteer):
    assert "Understood" not in words(await student.finds("finance"))
