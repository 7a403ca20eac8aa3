"""Guests, apps, closed accounts and people of other workspaces: refused, or left out."""

import pytest

from tests import payloads
from tests.people import ABOUT_ME, OPENING, words

NOT_A_MEMBER = (
    "Infoview is for the members of this workspace. Guests, apps and people of other workspaces"
    " cannot take part; a coordinator of the programme can tell you how to become a member."
    " Nothing was sent or stored."
)
OUTSIDERS = {
    "guest": {"is_restricted": True},
    "guest of one channel": {"is_ultra_restricted": True},
    "app": {"is_bot": True},
    "closed account": {"deleted": True},
    "another workspace": {"team_id": "T2"},
    "another workspace's, as Slack also says it": {"is_stranger": True},
}
EACH = pytest.mark.parametrize("change", OUTSIDERS.values(), ids=OUTSIDERS)


@pytest.fixture
def becomes(slack):
    """Slack tells that somebody is one of those now."""

    async def becomes(person, **change):
        user = slack.people[person.user_id] | change
        assert (await person.sends(payloads.event("user_change", user))).status == 200

    return becomes


@EACH
async def test_no_command_of_an_outsider_does_anything(student, volunteer, becomes, slack, change):
    await becomes(student, **change)

    assert await student.reads("find finance") == NOT_A_MEMBER
    assert await student.reads("volunteer") == NOT_A_MEMBER
    assert slack.views == []


@EACH
async def test_no_button_of_an_outsider_does_anything(student, volunteer, becomes, slack, change):
    card, nobody = await student.finds("finance"), await student.finds("zoology")
    await becomes(student, **change)

    await student.presses("Request intro", card)
    await student.presses("Save", card)
    await student.presses("Narrow", card)
    await student.presses("Tell me when someone joins", nobody)
    opened = len(slack.views)
    answer = await student.submits()

    assert student.told == [NOT_A_MEMBER] * 3
    assert opened == 1
    assert answer == {"response_action": "errors", "errors": {"format": NOT_A_MEMBER}}


@EACH
async def test_no_form_of_an_outsider_is_taken(student, volunteer, becomes, outbox, slack, change):
    await student.presses("Request intro", await student.finds("finance"))
    await becomes(student, **change)

    answer = await student.fills_in_request()
    await outbox.deliver_due()

    assert answer == {"response_action": "errors", "errors": {"opening": NOT_A_MEMBER}}
    assert volunteer.messages() == []


@EACH
async def test_an_outsider_joins_nothing(student, person, becomes, change):
    await student.types("volunteer")
    await becomes(student, **change)

    answer = await student.submits(fields="finance", consent=["yes"])

    assert answer == {"response_action": "errors", "errors": {"title": NOT_A_MEMBER}}
    assert "Sam Stone" not in words(await (await person("U_OTHER")).finds("finance"))


@EACH
async def test_an_outsider_is_not_found_nor_asked(student, volunteer, becomes, change):
    card = await student.finds("finance")
    await becomes(volunteer, **change)

    await student.presses("Request intro", card)

    assert "Vera Vale" not in words(await student.finds("finance"))
    assert student.told == [
        "This person cannot be asked just now. Nothing was sent, and it does not count: somebody"
        " else may be glad to talk."
    ]


def of_another_workspace(payload, **more):
    """As in a channel that two workspaces share: the outer team is the one with the app."""
    return payload | {"user": payload["user"] | {"team_id": "T2"}} | more


async def test_a_press_from_another_workspace_in_a_shared_channel_is_refused(
    student, volunteer, slack
):
    """Though we have never heard of that person."""
    url = slack.response_url + "U_STRANGER"
    press = payloads.press("U_STRANGER", "find.tell_me", "finance", response_url=url)

    answer = await student.sends(of_another_workspace(press))

    assert answer.status == 200
    assert [text for _, text, _ in slack.whispers] == [NOT_A_MEMBER]


async def test_a_form_from_another_workspace_is_refused(student, volunteer, outbox, slack):
    await student.presses("Request intro", await student.finds("finance"))
    asked = {"opening": OPENING, "areas": ["career path"], "formats": ["video"], **ABOUT_ME}
    form = payloads.submit("U_STRANGER", slack.views[-1], asked)

    answer = await student.sends(of_another_workspace(form))
    await outbox.deliver_due()

    assert NOT_A_MEMBER in answer.body
    assert volunteer.messages() == []


async def test_on_enterprise_grid_the_list_of_members_decides(student, volunteer, slack):
    """One person belongs to several workspaces there, and bears the first one's id."""
    url = slack.response_url + "U_STUDENT"
    press = payloads.press("U_STUDENT", "find.tell_me", "finance", response_url=url)

    await student.sends(of_another_workspace(press, enterprise={"id": "E1", "name": "Larkspur"}))

    assert student.told == ["I will tell you when somebody joins who fits “finance”."]


async def test_a_pair_that_is_kept_apart_is_left_out_and_told_nothing_of_it(
    asked, student, volunteer, does, clock
):
    """A report is a *no* like any other to the student, also when its 90 days are over."""
    await does.reporting.report("T1", "intro", "U_VOLUNTEER", "It was rude.")
    clock.forward(days=91)

    assert "Vera Vale" not in words(await student.finds("finance"))
    await press_on(student, does)

    assert student.told == [
        "This person cannot be asked just now. Nothing was sent, and it does not count: somebody"
        " else may be glad to talk."
    ]


async def press_on(student, does):
    """`Request intro` on a card from before."""
    found = await does.finding.find("T1", "U_OTHER", "finance")
    value = f"{found.cards[0].volunteer_id} finance"
    url = student.slack.response_url + student.user_id
    press = payloads.press(student.user_id, "introduction.write", value, response_url=url)
    await student.sends(press)
