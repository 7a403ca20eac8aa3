import json

from tests import payloads
from tests.people import words
from tests.slack_stub import TEAM


def labels(view):
    return [
        element["text"]["text"]
        for block in view["blocks"]
        for element in block.get("elements", [])
        if element["type"] == "button"
    ]


async def test_somebody_new_sees_where_to_begin(student):
    home = await student.opens_home()

    assert labels(home) == ["Find people", "Volunteer", "Requests", "Help"]
    assert "Nothing. *Find people* brings up those who are glad to talk." in words(home)


async def test_a_volunteer_sees_their_month_and_a_switch(volunteer):
    home = await volunteer.opens_home()

    assert labels(home) == ["Find people", "Your profile", "Pause", "Leave", "Requests", "Help"]
    assert "This month you agreed to 0 of 2 meetings." in words(home)


async def test_a_student_sees_what_they_wait_for(requested, student):
    home = await student.opens_home()

    assert "• You asked <@U_VOLUNTEER> on 5 January 2026: waiting for the answer." in words(home)
    assert labels(home)[4:] == ["Withdraw"]


async def test_a_volunteer_sees_what_they_owe(requested, volunteer):
    home = await volunteer.opens_home()

    assert "• <@U_STUDENT> asked you on 5 January 2026: your answer is awaited by" in words(home)
    assert labels(home)[6:] == ["Accept", "Decline"]


async def test_both_may_say_that_they_met(accepted, student, volunteer):
    homes = [await student.opens_home(), await volunteer.opens_home()]

    asked = ["Propose times", "We met", "They did not come", "Cancel"]
    assert [labels(home)[-4:] for home in homes] == [asked] * 2
    assert "This month you agreed to 1 of 2 meetings." in words(homes[1])


async def test_only_the_student_owes_a_letter(met, student, volunteer):
    homes = [await student.opens_home(), await volunteer.opens_home()]

    assert labels(homes[0])[-2:] == ["Write thank-you", "I already sent one"]
    assert "<@U_STUDENT>" not in words(homes[1])


async def test_keeping_in_touch_is_the_students(thanked, student, volunteer):
    homes = [await student.opens_home(), await volunteer.opens_home()]

    assert labels(homes[0])[-2:] == ["Send update", "Stop reminders"]
    assert "Keeping in touch" not in words(homes[1])


async def test_who_is_both_sees_both(requested, volunteer, person):
    other = await person("U_OTHER", name="Otto Oak")
    await other.volunteers(fields="law")
    await volunteer.asks_for_intro("law")

    home = words(await volunteer.opens_home())

    assert "<@U_STUDENT> asked you on 5 January 2026: your answer is awaited by" in home
    assert "You asked <@U_OTHER> on 5 January 2026: waiting for the answer." in home
    assert "You have 2 of 3 requests left; the next on 12 January 2026" in home


async def test_days_are_those_of_the_readers_own_calendar(requested, student, volunteer):
    """Slack writes them there."""
    for person in (student, volunteer):
        assert "<!date^1767625200^{date}|" in json.dumps(await person.opens_home())


async def test_help_opens_over_the_home_tab(student, slack):
    await student.presses_in(await student.opens_home(), "Help")

    assert "`/infoview find finance`" in words(slack.views[-1])


async def test_a_home_tab_that_slack_did_not_take_is_asked_for_again(student, slack):
    slack.trouble("views.publish", 503)

    answer = await student.sends(payloads.event("app_home_opened", "U_STUDENT", tab="home"))

    assert answer.status == 500


async def test_a_meeting_that_was_told_stays_told_when_slack_refuses_the_home_tab(
    accepted, student, slack, does
):
    home = await student.opens_home()
    slack.trouble("views.publish", 503, "ratelimited")

    await student.presses_in(home, "We met")

    assert [item.state for item in (await does.homes.home(TEAM, "U_STUDENT")).items] == ["held"]
