"""The Home tab and `requests`: all that is open, page by page, and what happens next."""

import json

import pytest

from bot.domain.introduction import State
from bot.models import Contact, Introduction, Letter
from handlers.commands import WORDS
from tests.people import OPENING, words
from tests.slack_stub import TEAM

BUTTONS = {
    "find": "Find people",
    "help": "Help",
    "leave": "Leave",
    "pause": "Pause",
    "profile": "Your profile",
    "requests": "Requests",
    "resume": "Resume",
    "volunteer": "Volunteer",
}


@pytest.fixture
def written(database, clock):
    """Introductions and contacts, as many as a test needs, straight into the tables."""

    async def written(count, state, student=None, volunteer=None, **more):
        now = clock.now()
        async with database.writes.begin() as session:
            for number in range(count):
                who = student or f"U_{state}_{number}"
                whom = volunteer or f"U_{state}_{number}"
                key = {"team_id": TEAM, "student": who, "volunteer": whom}
                if state == "contact":
                    contact = Contact(**key, last_contact_at=now, check_in=1, check_in_at=now)
                    contact.skips = 0
                    session.add(contact)
                    continue
                intro = Introduction(**key, id=f"{state}-{number}", state=state, opening=OPENING)
                intro.areas, intro.formats, intro.minutes, intro.found_by = [], [], 20, "finance"
                intro.requested_at = now
                for name, value in more.items():
                    setattr(intro, name, value)
                session.add(intro)

    return written


@pytest.mark.parametrize("word", WORDS)
async def test_every_command_is_a_button_on_the_home_tab(word, student, volunteer):
    homes = [await student.opens_home(), await volunteer.opens_home()]
    await volunteer.reads("pause")
    homes.append(await volunteer.opens_home())

    assert any(f"\n{BUTTONS[word]}\n" in f"\n{words(home)}\n" for home in homes)


async def turned(person, view, slack):
    """Every page, by the button `Next page` of the one before."""
    pages = [view]
    while "Next page" in words(pages[-1]):
        await person.presses_in(pages[-1], "Next page")
        pages.append(slack.homes[person.user_id])
    return pages


async def test_a_volunteer_with_thirty_introductions_turns_pages(volunteer, written, slack):
    await written(30, State.REQUESTED, volunteer="U_VOLUNTEER")

    pages = await turned(volunteer, await volunteer.opens_home(), slack)

    assert [words(page).count("your answer is awaited") for page in pages] == [10, 10, 10]
    assert "30 in all wait for you." in words(pages[0])
    await volunteer.presses_in(pages[-1], "Previous page")
    assert "Page 2 of 3" in words(slack.homes["U_VOLUNTEER"])


async def test_a_student_with_a_hundred_introductions_turns_pages(student, written, slack, clock):
    await written(3, State.REQUESTED, student="U_STUDENT")
    await written(47, State.HELD, student="U_STUDENT", held_at=clock.now())
    await written(50, "contact", student="U_STUDENT")

    pages = await turned(student, await student.opens_home(), slack)

    assert len(pages) == 10
    shown = "\n".join(words(page) for page in pages)
    assert shown.count("waiting for the answer") == 3
    assert shown.count("thank them by 10 January 2026") == 47
    assert shown.count("I remind you around") == 50


async def test_requests_turn_pages_in_their_place(student, written, slack, clock):
    await written(47, State.HELD, student="U_STUDENT", held_at=clock.now())

    await student.presses("Next page", await student.sees("requests"))

    assert "Page 2 of 5" in words(slack.whispers[-1][2])
    assert words(slack.whispers[-1][2]).count("thank them by") == 10


async def test_requests_in_a_modal_turn_pages_there(student, written, slack, clock):
    await written(47, State.HELD, student="U_STUDENT", held_at=clock.now())
    await student.presses_in(await student.opens_home(), "Requests")
    opened = len(slack.views)

    await student.presses_in(slack.views[-1], "Next page")

    assert (slack.calls[-1], len(slack.views)) == ("views.update", opened)
    assert "Page 2 of 5" in words(slack.views[-1])


async def test_whose_turn_it_is_comes_first_and_then_what_is_due_soonest(
    volunteer, written, clock, person
):
    """As a student and as a volunteer at once."""
    now = clock.now()
    await written(1, State.REQUESTED, student="U_VOLUNTEER", answer_by=now)
    await written(1, State.ACCEPTED, volunteer="U_VOLUNTEER", accepted_at=now)
    await written(1, State.HELD, student="U_VOLUNTEER", held_at=now)

    lines = words(await volunteer.opens_home()).split("\n")

    titles = ["Your turn", "What comes next", "What you wait for"]
    assert [line for line in lines if line in titles] == titles


async def test_what_happens_next_is_said_with_the_day(student, volunteer, requested, does):
    asked = [await student.reads("requests"), await volunteer.reads("requests")]
    await does.answering.accept(TEAM, requested, by="U_VOLUNTEER")
    agreed = await student.reads("requests")

    assert "It comes by 12 January 2026, or you get the next matches." in asked[0]
    assert "your answer is awaited by 12 January 2026; then the request lapses." in asked[1]
    assert "Have you met? I ask you both on 15 January 2026." in agreed


async def test_a_question_turns_the_request_over_to_the_student(
    student, volunteer, requested, does, slack
):
    await does.asking.ask(TEAM, requested, by="U_VOLUNTEER", question="Which branch?")

    mine, theirs = await student.opens_home(), await volunteer.opens_home()

    assert "Your turn" in words(mine)
    assert "asked you something before answering your request: answer by 12 January" in words(mine)
    assert "What you wait for" in words(theirs)
    assert "the answer comes by 12 January 2026, or the request lapses." in words(theirs)
    await student.presses_in(mine, "Answer")
    assert "Which branch?" in words(slack.views[-1])


async def test_a_volunteer_sees_the_month_and_when_it_is_full(volunteer, person):
    for number in range(4):
        await (await person(f"U_{number}")).asks_for_intro("finance")

    home = words(await volunteer.opens_home())

    assert (
        "This month you agreed to 0 of 2 meetings. 4 of 4 requests reached you."
        " You are full until 1 February 2026: nobody else is shown you."
    ) in home


async def test_a_volunteer_sees_the_difference_they_made_this_term(
    volunteer, written, database, clock
):
    """Two conversations with one student, one of them in the term before."""
    now = clock.now()
    await written(1, State.HELD, "U_STUDENT", "U_VOLUNTEER", held_at=now)
    await written(1, State.CLOSED, "U_STUDENT", "U_VOLUNTEER", held_at=now)
    before = now.replace(year=2025, month=12)
    await written(1, State.NOT_HELD, "U_STUDENT", "U_VOLUNTEER", held_at=before)
    letter = Letter(team_id=TEAM, id="l", kind="thank_you_letter", student="U_STUDENT")
    letter.volunteer, letter.text, letter.written_at = "U_VOLUNTEER", "Thank you.", now
    async with database.writes.begin() as session:
        session.add(letter)

    assert (
        "The difference you made this term: 2 conversations with 1 student, 40 minutes in all,"
        " and 1 letter to you."
    ) in words(await volunteer.opens_home())


async def test_a_page_that_is_no_more_shows_the_last_there_is(student, written, slack, does, clock):
    await written(11, State.HELD, student="U_STUDENT", held_at=clock.now())
    home = await student.opens_home()
    await does.thanking.already_thanked(TEAM, "held-0", by="U_STUDENT")
    await does.thanking.already_thanked(TEAM, "held-1", by="U_STUDENT")
    await does.keeping_in_touch.stop(TEAM, "U_STUDENT", "U_held_0")
    await does.keeping_in_touch.stop(TEAM, "U_STUDENT", "U_held_1")

    await student.presses_in(home, "Next page")

    shown = json.dumps(slack.homes["U_STUDENT"])
    assert shown.count("Write thank-you") == 9
    assert "Next page" not in shown
