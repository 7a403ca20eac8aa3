import json
from dataclasses import fields, replace

import pytest

from bot.app import services
from bot.models.engine import connect
from handlers import Services
from tests import payloads
from tests.people import find_button, words

BROKE = "Something went wrong on our side. Please try again in a minute: nothing is done twice."
TOO_LATE = "That took too long, so Slack would not open the form. Please press once more."


AWAY = (
    "Infoview cannot reach its records just now, and nothing was changed."
    " Please try again in a few minutes."
)
NOBODY_LISTENS = "postgresql://x@127.0.0.1:9/x"
TROUBLES = pytest.mark.parametrize(("trouble", "words_for_it"), [("broken", BROKE), ("away", AWAY)])


class Broken:
    """A service of which nothing works."""

    def __getattr__(self, name):
        raise ArithmeticError(name)


@pytest.fixture
async def troubled(app_of, database_kind, empty_url, clock, new_id, programme):
    """The same person, in an app that is broken, or whose database is away."""
    # SQLite answers always, but without its tables it can say nothing
    away = connect(empty_url if database_kind == "sqlite" else NOBODY_LISTENS)
    apps = {
        "broken": await app_of(Services(*[Broken() for _ in fields(Services)])),
        "away": await app_of(services(away, clock.now, new_id, programme)),
    }
    yield lambda person, trouble: replace(person, bolt=apps[trouble])
    await away.dispose()


@TROUBLES
async def test_a_command_that_breaks_admits_it_and_is_logged(
    student, troubled, caplog, trouble, words_for_it
):
    assert await troubled(student, trouble).reads("requests") == words_for_it
    assert "a handler broke" in caplog.text


@TROUBLES
async def test_a_press_that_breaks_is_admitted_beside_the_message(
    asked, volunteer, troubled, trouble, words_for_it
):
    await troubled(volunteer, trouble).presses("Accept", asked)

    assert volunteer.told == [words_for_it]


@TROUBLES
async def test_a_press_on_the_home_tab_that_breaks_is_admitted_over_it(
    requested, volunteer, troubled, slack, trouble, words_for_it
):
    home = await volunteer.opens_home()

    await troubled(volunteer, trouble).presses_in(home, "Decline")

    assert words_for_it in words(slack.views[-1])


@TROUBLES
async def test_a_form_that_breaks_keeps_what_was_typed(
    student, volunteer, troubled, trouble, words_for_it
):
    await student.presses("Request intro", await student.finds("finance"))

    answer = await troubled(student, trouble).fills_in_request()

    assert answer == {"response_action": "errors", "errors": {"opening": words_for_it}}


@pytest.mark.parametrize(("trouble", "status"), [("broken", 500), ("away", 503)])
@pytest.mark.parametrize("kind", ["app_home_opened", "app_uninstalled"])
async def test_an_event_that_breaks_is_left_for_slack_to_send_again(
    student, troubled, slack, kind, trouble, status
):
    event = payloads.event(kind, "U_STUDENT", tab="home")

    answer = await troubled(student, trouble).sends(event)

    assert (answer.status, slack.whispers) == (status, [])


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
