"""An e-mail address is shown after an acceptance only, and only if its owner chose so."""

import json

import pytest

from bot.domain.member import slack_member
from tests.people import words

CHOSEN = ["yes"]
VERAS = "u_volunteer@example.edu"
SAMS = "u_student@example.edu"


@pytest.fixture
def introduced(student, volunteer, outbox):
    """The group message, after both have chosen."""

    async def introduced(*, student_shows, volunteer_shows):
        await volunteer.volunteers(shares_email=volunteer_shows)
        await student.asks_for_intro("finance", shares_email=student_shows)
        await outbox.deliver_due()
        [card] = volunteer.messages()
        assert "@example" not in json.dumps(card)
        await volunteer.presses("Accept", card["blocks"])
        await outbox.deliver_due()
        [together] = volunteer.messages("U_STUDENT")
        return together

    return introduced


@pytest.mark.parametrize("student_shows", [[], CHOSEN])
@pytest.mark.parametrize("volunteer_shows", [[], CHOSEN])
async def test_the_group_message_shows_the_address_of_whoever_chose_it(
    introduced, student_shows, volunteer_shows
):
    together = await introduced(student_shows=student_shows, volunteer_shows=volunteer_shows)

    for shown in (together["text"], words(together["blocks"])):
        assert (SAMS in shown) is bool(student_shows)
        assert (VERAS in shown) is bool(volunteer_shows)


async def test_a_choice_taken_back_before_the_acceptance_holds(student, volunteer, outbox):
    await volunteer.volunteers(shares_email=CHOSEN)
    await student.asks_for_intro("finance")
    await outbox.deliver_due()
    await volunteer.volunteers(shares_email=[])

    await volunteer.presses("Accept", volunteer.messages()[0]["blocks"])
    await outbox.deliver_due()

    assert "@example" not in json.dumps(volunteer.messages("U_STUDENT"))


async def test_somebody_without_an_address_shows_none(student, volunteer, introduced, slack, does):
    user = slack.people["U_VOLUNTEER"]
    await does.members.learn("T1", [slack_member("T1", user | {"profile": {"real_name": "Vera"}})])

    together = await introduced(student_shows=[], volunteer_shows=CHOSEN)

    assert "E-mail" not in words(together["blocks"])


async def test_each_form_begins_with_the_choice_made_last(student, volunteers, slack):
    def chosen():
        [field] = [
            each for each in slack.views[-1]["blocks"] if each.get("block_id") == "shares_email"
        ]
        return [option["value"] for option in field["element"].get("initial_options", [])]

    choices = []
    for field, choice in (("law", CHOSEN), ("forestry", []), ("music", [])):
        await student.presses("Request intro", await student.finds(field))
        choices.append(chosen())
        await student.fills_in_request(shares_email=choice)

    assert choices == [[], CHOSEN, []]


async def test_joining_says_what_is_stored_who_sees_it_and_the_rules(student, slack):
    await student.types("volunteer")

    said = words(slack.views[-1])
    for promise in ("What is stored:", "Who sees it:", "The rules of conduct:"):
        assert promise in said


async def test_the_first_request_says_what_is_stored_who_sees_it_and_the_rules(
    student, volunteer, slack
):
    await student.presses("Request intro", await student.finds("finance"))

    said = words(slack.views[-1])
    for promise in ("What is stored:", "Who sees it:", "The rules of conduct:"):
        assert promise in said
