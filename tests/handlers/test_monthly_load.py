"""A volunteer's month: requests shown and meetings agreed on, up to the caps and over them."""

from datetime import UTC, datetime

import pytest

from tests.people import words

NEXT_MONTH = datetime(2026, 2, 2, 15, tzinfo=UTC)
FULL = (
    "Vera Vale is glad to talk, but full until 1 February 2026: others were a little quicker."
    " Nothing was sent, and it does not count: somebody else may be glad to talk."
)


@pytest.fixture
async def crowd(person):
    """Five students."""
    return [await person(f"U_CROWD_{number}") for number in range(5)]


@pytest.mark.parametrize(("requests", "shown"), [(3, True), (4, False)])
async def test_a_volunteer_is_shown_for_four_requests_a_month(volunteer, crowd, requests, shown):
    for each in crowd[:requests]:
        await each.asks_for_intro("finance")

    assert ("Vera Vale" in words(await crowd[-1].finds("finance"))) is shown


async def test_a_fifth_request_of_the_month_is_refused_in_its_form(volunteer, crowd):
    *first, last = crowd
    await last.presses("Request intro", await last.finds("finance"))
    open_form = last.slack.views[-1]
    for each in first:
        await each.asks_for_intro("finance")
    last.slack.views.append(open_form)

    answer = await last.fills_in_request()

    assert answer == {"response_action": "errors", "errors": {"opening": FULL}}


async def test_in_the_next_month_a_volunteer_is_shown_again(volunteer, crowd, clock):
    *first, last = crowd
    for each in first:
        await each.asks_for_intro("finance")

    clock.to(NEXT_MONTH)

    assert "Vera Vale" in words(await last.finds("finance"))


@pytest.fixture
async def three_cards(volunteer, person, outbox, clock):
    """Three students have asked the same volunteer, who meets two a month, day after day."""
    for number in range(3):
        await (await person(f"U_{number}")).asks_for_intro("finance")
        await outbox.deliver_due()
        clock.forward(days=1)
    return [card["blocks"] for card in volunteer.messages()]


async def test_a_third_meeting_of_the_month_is_not_agreed_to(three_cards, volunteer, outbox, slack):
    for card in three_cards:
        await volunteer.presses("Accept", card)
    await outbox.deliver_due()

    assert volunteer.told == [
        "You have agreed to 2 meetings this month, which is what you allowed until 1 February 2026."
        " Raise the number with `/infoview profile` to take this one too."
    ]
    assert sum(len(slack.posts_to("U_VOLUNTEER", f"U_{number}")) for number in range(3)) == 2


async def test_a_volunteer_whose_meetings_are_agreed_on_is_not_shown(
    three_cards, volunteer, student
):
    await volunteer.presses("Accept", three_cards[0])
    assert "1 meeting left this month" in words(await student.finds("finance"))

    await volunteer.presses("Accept", three_cards[1])

    assert "Vera Vale" not in words(await student.finds("finance"))


async def test_the_next_month_has_room_again(three_cards, volunteer, outbox, clock, slack):
    await volunteer.presses("Accept", three_cards[0])
    await volunteer.presses("Accept", three_cards[1])
    clock.to(NEXT_MONTH)

    await volunteer.presses("Accept", three_cards[2])
    await outbox.deliver_due()

    assert volunteer.told == []
    assert sum(len(slack.posts_to("U_VOLUNTEER", f"U_{number}")) for number in range(3)) == 3


async def test_a_raised_number_makes_room_at_once(three_cards, volunteer):
    await volunteer.presses("Accept", three_cards[0])
    await volunteer.presses("Accept", three_cards[1])
    await volunteer.volunteers(meetings_per_month="3")

    await volunteer.presses("Accept", three_cards[2])

    assert volunteer.told == []


async def test_last_months_requests_do_not_count(volunteer, crowd, clock):
    for each in crowd[:3]:
        await each.asks_for_intro("finance")
    clock.to(NEXT_MONTH)
    await crowd[3].asks_for_intro("finance")

    assert "Vera Vale" in words(await crowd[-1].finds("finance"))


@pytest.mark.parametrize(("meetings", "shown"), [("2", False), ("3", True)])
async def test_a_volunteer_is_shown_by_the_number_they_allow_now(
    three_cards, volunteer, student, meetings, shown
):
    await volunteer.volunteers(meetings_per_month="5" if meetings == "2" else "2")
    await volunteer.presses("Accept", three_cards[0])
    await volunteer.presses("Accept", three_cards[1])

    await volunteer.volunteers(meetings_per_month=meetings)

    assert ("Vera Vale" in words(await student.finds("finance"))) is shown
