"""`Save` for later: whom a student keeps in mind, and whether they may be asked now."""

import pytest
from sqlalchemy import update

from bot.domain.member import slack_member
from bot.models import Volunteer
from tests.people import words
from tests.slack_stub import TEAM


@pytest.fixture
async def saved(student, volunteer):
    await student.presses("Save", await student.finds("finance"))


@pytest.fixture
def listed(student, slack):
    """What the list says of each, by name."""

    async def listed():
        await student.presses_in(await student.opens_home(), "Saved people")
        texts = [words(block).split("\n") for block in slack.views[-1]["blocks"]]
        return {lines[0]: lines[-1] for lines in texts if len(lines) > 2}

    return listed


async def test_a_saved_person_is_told_and_listed(saved, student, listed):
    assert student.told == [
        "Vera Vale is saved for later. `/infoview requests` and the Home tab bring you to"
        " everybody you saved."
    ]
    assert await listed() == {"Vera Vale": "May be asked now"}


async def test_saved_twice_is_listed_once(saved, student, volunteer, listed):
    await student.presses("Save", await student.finds("finance"))

    assert len(await listed()) == 1


async def test_save_in_the_form_is_told_over_it(student, volunteer, slack):
    await student.presses_in(await student.opens_home(), "Find people")
    answer = await student.submits(query="finance")

    await student.presses_in(answer["view"], "Save")

    assert slack.calls[-1] == "views.push"
    assert "is saved for later" in words(slack.views[-1])


async def test_a_saved_person_is_one_press_from_a_request(saved, student, listed, slack):
    await listed()

    await student.presses_in(slack.views[-1], "Request intro")
    answer = await student.fills_in_request()

    assert answer["view"]["title"]["text"] == "Request sent"


async def test_requests_bring_up_the_list_too(saved, student, slack):
    assert (await student.reads("requests")).endswith("You have saved 1 person for later.")
    await student.presses("Saved people", await student.sees("requests"))

    assert "Vera Vale" in words(slack.views[-1])


async def test_with_nobody_saved_there_is_no_such_button(student):
    assert "Saved people" not in words(await student.opens_home())
    assert "Saved people" not in words(await student.sees("requests"))


async def test_who_is_removed_is_gone_from_the_list_and_the_home_tab(saved, student, listed, slack):
    await listed()

    await student.presses_in(slack.views[-1], "Remove")

    assert words(slack.views[-1]["blocks"][0]).startswith("Nobody yet.")
    assert "Saved people" not in words(slack.homes["U_STUDENT"])


async def test_the_list_is_paged(student, person, slack):
    for number in range(21):
        vera = await person(f"U_{number}", name=f"Vera {number}")
        await vera.volunteers(fields=f"field{number}")
        await student.presses("Save", await student.finds(f"field{number}"))
    await student.presses_in(await student.opens_home(), "Saved people")

    pages = [slack.views[-1]]
    for _ in range(2):
        await student.presses_in(slack.views[-1], "Next page")
        pages.append(slack.views[-1])

    assert [words(page).count("May be asked now") for page in pages] == [10, 10, 1]
    assert "Next page" not in words(pages[-1])
    await student.presses_in(pages[-1], "Previous page")
    assert "Page 2 of 3" in words(slack.views[-1])


async def test_the_last_one_of_a_page_removed_shows_the_page_before(student, person, does, slack):
    for number in range(11):
        vera = await person(f"U_{number}", name=f"Vera {number}")
        await vera.volunteers(fields=f"field{number}")
        await student.presses("Save", await student.finds(f"field{number}"))
    await student.presses_in(await student.opens_home(), "Saved people")
    await student.presses_in(slack.views[-1], "Next page")

    await student.presses_in(slack.views[-1], "Remove")

    assert words(slack.views[-1]).count("May be asked now") == 10
    assert "Next page" not in words(slack.views[-1])


async def asks(student, **_):
    await student.asks_for_intro("finance")


async def is_declined(student, volunteer, outbox, **_):
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    await volunteer.presses("Decline", volunteer.messages()[0]["blocks"])
    await volunteer.submits(reason="Other")


async def is_not_answered(student, time_passes, **_):
    await student.asks_for_intro("finance")
    await time_passes(days=7)


async def rests(volunteer, **_):
    await volunteer.reads("pause")


async def rests_until(volunteer, **_):
    await volunteer.reads("pause until 1 March")


async def is_full(person, **_):
    for number in range(4):
        await (await person(f"U_{number}")).asks_for_intro("finance")


async def leaves(volunteer, does, slack, **_):
    gone = slack.people[volunteer.user_id] | {"deleted": True}
    await does.members.learn(TEAM, [slack_member(TEAM, gone)])


NOW = {
    asks: ("You have asked them", "You have asked Vera Vale already,"),
    is_declined: (
        "You may ask again from 5 April 2026",
        "Vera Vale could not take a conversation with you lately. You may ask again from 5 April"
        " 2026;",
    ),
    is_not_answered: (
        "You may ask again from 12 April 2026",
        "Vera Vale did not get to answer you lately. You may ask again from 12 April 2026;",
    ),
    rests: ("Takes a rest", "Vera Vale is taking a rest. Nothing was sent"),
    rests_until: ("Takes a rest until 1 March 2026", "Vera Vale is taking a rest until 1 March"),
    is_full: ("Full until 1 February 2026", "Vera Vale is glad to talk, but full until 1 February"),
    leaves: ("Cannot be asked just now", "This person cannot be asked just now."),
}


@pytest.mark.parametrize("happens", NOW, ids=lambda each: each.__name__)
async def test_who_cannot_be_asked_is_listed_and_refused_with_the_reason_and_the_day(
    saved, student, volunteer, person, outbox, time_passes, does, slack, listed, happens
):
    status, refusal = NOW[happens]
    card = await student.finds("finance")

    await happens(
        student=student,
        volunteer=volunteer,
        person=person,
        outbox=outbox,
        time_passes=time_passes,
        does=does,
        slack=slack,
    )

    assert await listed() == {"Vera Vale": status}
    assert "Request intro" not in words(slack.views[-1])
    await student.presses("Request intro", card)
    assert student.told[-1].startswith(refusal)


async def test_asking_oneself_from_somebody_elses_card_is_refused(student, volunteer):
    await volunteer.presses("Request intro", await student.finds("finance"))

    assert volunteer.told == ["That is you. Nothing was sent."]


async def test_who_is_no_volunteer_any_more_cannot_be_saved(student, volunteer, database):
    card = await student.finds("finance")
    async with database.writes.begin() as session:
        await session.execute(update(Volunteer).values(joined_at=None))

    await student.presses("Save", card)
    await student.presses("Request intro", card)

    told = "This person cannot be asked just now. Nothing was sent, and it does not count:"
    assert [each.startswith(told) for each in student.told] == [True, True]
