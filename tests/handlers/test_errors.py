import json

import pytest

from tests import payloads
from tests.people import find_button, words

BROKE = "Something went wrong on our side. Please try again in a minute: nothing is done twice."
TOO_LATE = "That took too long, so Slack would not open the form. Please press once more."


@pytest.fixture
async def broken(database, student, volunteer):
    """From here on the database answers nobody."""

    async def broken():
        async with database.engine.begin() as connection:
            await connection.exec_driver_sql("ALTER TABLE introduction RENAME TO lost")

    yield broken
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE lost RENAME TO introduction")


async def test_a_command_that_breaks_admits_it_and_is_logged(student, broken, caplog):
    await broken()

    assert await student.reads("requests") == BROKE
    assert "a handler broke" in caplog.text


async def test_a_press_that_breaks_is_admitted_beside_the_message(student, broken, caplog):
    blocks = await student.finds("finance")
    await broken()

    await student.presses("Request intro", blocks)

    assert student.told == [BROKE]
    assert "a handler broke" in caplog.text


async def test_a_press_on_the_home_tab_that_breaks_is_admitted_over_it(
    requested, volunteer, broken, slack
):
    home = await volunteer.opens_home()
    await broken()

    await volunteer.presses_in(home, "Decline")

    assert BROKE in words(slack.views[-1])


async def test_a_form_that_breaks_keeps_what_was_typed(student, broken, caplog):
    await student.presses("Request intro", await student.finds("finance"))
    await broken()

    answer = await student.fills_in_request()

    assert answer == {"response_action": "errors", "errors": {"opening": BROKE}}
    assert "a handler broke" in caplog.text


async def test_an_event_that_breaks_is_left_for_slack_to_send_again(student, broken, slack):
    await broken()

    answer = await student.sends(payloads.event("app_home_opened", "U_STUDENT", tab="home"))

    assert (answer.status, slack.whispers) == (500, [])


async def test_a_refusal_is_no_crash(student, caplog):
    await student.reads("pause")

    assert "a handler broke" not in caplog.text


@pytest.mark.parametrize("error", ["expired_trigger_id", "exchanged_trigger_id", "trigger_expired"])
async def test_a_form_that_opened_too_late_asks_for_another_press(student, volunteer, slack, error):
    blocks = await student.finds("finance")
    slack.trouble("views.open", error)

    await student.presses("Request intro", blocks)

    assert student.told == [TOO_LATE]


async def test_a_command_whose_form_opened_too_late_says_so(volunteer, slack):
    slack.trouble("views.open", "expired_trigger_id")

    assert await volunteer.reads("profile") == TOO_LATE


@pytest.mark.parametrize("trouble", [503, "internal_error"])
async def test_a_form_that_slack_did_not_open_is_admitted(student, volunteer, slack, trouble):
    blocks = await student.finds("finance")
    slack.trouble("views.open", trouble)

    await student.presses("Request intro", blocks)

    assert student.told == [BROKE]


async def test_where_nothing_can_be_shown_slack_puts_its_own_warning(student, slack):
    home = await student.opens_home()
    slack.trouble("views.open", "expired_trigger_id", "exchanged_trigger_id")
    button = find_button("Find people", home["blocks"])

    answer = await student.sends(
        payloads.press("U_STUDENT", button["action_id"], button["value"], view=home)
    )

    assert answer.status == 500


async def test_a_button_of_a_lost_introduction_is_a_crash_told_as_one(asked, volunteer):
    forged = json.loads(json.dumps(asked).replace('"intro"', '"another"'))

    await volunteer.presses("Accept", forged)

    assert volunteer.told == [BROKE]
