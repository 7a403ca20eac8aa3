import json
from datetime import datetime

import pytest

from tests.people import words

NOT_A_VOLUNTEER = "You are not a volunteer yet: `/infoview volunteer` makes you one."


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("pause until 5 January", "5 January 2027"),
        ("Pause Until the 20th", "20 January 2026"),
        ("pause till 1 March 2026", "1 March 2026"),
        ("pause for 3 weeks", "26 January 2026"),
        ("pause 10 days", "15 January 2026"),
    ],
)
async def test_a_day_is_understood_as_people_say_it(volunteer, typed, day):
    assert await volunteer.reads(typed) == (
        f"You are paused until {day}: nobody asks you before that day. `/infoview resume` ends it"
        " earlier."
    )


async def test_a_pause_without_a_day_lasts_until_resume(volunteer, student, clock):
    assert await volunteer.reads("pause") == (
        "You are paused: nobody asks you until you say `/infoview resume`."
    )

    clock.forward(days=1000)

    assert "Vera Vale" not in words(await student.finds("finance"))


@pytest.mark.parametrize("typed", ["yore", "9999-12-31"])
async def test_what_is_no_date_pauses_nobody(volunteer, student, typed):
    answer = await volunteer.reads(f"pause until {typed}")

    assert answer.startswith(f"I cannot read “{typed}” as a date.")
    assert "Vera Vale" in words(await student.finds("finance"))


@pytest.mark.parametrize("typed", ["today", "0001-01-01"])
async def test_a_day_that_is_not_in_the_future_pauses_nobody(volunteer, student, typed):
    assert await volunteer.reads(f"pause until {typed}") == (
        "That day is not in the future. Choose a later one."
    )
    assert "Vera Vale" in words(await student.finds("finance"))


@pytest.mark.parametrize(
    ("moment", "shown"), [("2026-02-28T14:59", False), ("2026-02-28T15:00", True)]
)
async def test_a_pause_ends_as_the_day_begins_where_the_volunteer_lives(
    person, student, clock, moment, shown
):
    tokyo = await person("U_TOKYO", name="Toki Tan", tz="Asia/Tokyo")
    await tokyo.volunteers()
    await tokyo.reads("pause until 1 March")

    clock.to(datetime.fromisoformat(f"{moment}+00:00"))

    assert ("Toki Tan" in words(await student.finds("finance"))) is shown


async def test_today_is_the_volunteers_own(person, clock):
    kiribati = await person("U_KIRIBATI", tz="Pacific/Kiritimati")  # 5 in the morning of the 6th
    await kiribati.volunteers()

    assert await kiribati.reads("pause until 6 January 2026") == (
        "That day is not in the future. Choose a later one."
    )


async def test_resume_ends_a_pause(volunteer, student):
    await volunteer.reads("pause until 1 March")

    assert await volunteer.reads("resume") == "Welcome back: students may ask you again."
    assert "Vera Vale" in words(await student.finds("finance"))


@pytest.mark.parametrize("typed", ["pause", "pause until 1 March", "resume"])
async def test_who_is_no_volunteer_is_told_so(student, typed):
    assert await student.reads(typed) == NOT_A_VOLUNTEER


async def test_the_home_tab_has_a_switch(volunteer, student, slack):
    await volunteer.presses_in(await volunteer.opens_home(), "Pause")
    assert "You are paused." in words(slack.homes["U_VOLUNTEER"])
    assert "Vera Vale" not in words(await student.finds("finance"))

    await volunteer.presses_in(slack.homes["U_VOLUNTEER"], "Resume")

    assert "You are paused" not in words(slack.homes["U_VOLUNTEER"])
    assert "Vera Vale" in words(await student.finds("finance"))


async def test_a_pause_that_ended_is_shown_no_more(volunteer, clock):
    await volunteer.reads("pause until tomorrow")

    clock.forward(days=1)

    assert "paused" not in words(await volunteer.opens_home())


async def test_what_is_no_date_is_quoted_to_the_letter(volunteer):
    answer = json.loads(await volunteer.types("pause until <!here>"))

    assert answer["blocks"][0]["elements"][0]["elements"][1] == {"type": "text", "text": "<!here>"}
    assert "<" not in answer["text"]
