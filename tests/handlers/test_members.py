import pytest

from tests import payloads
from tests.people import words


@pytest.fixture
def slack_tells(bolt):
    async def slack_tells(payload):
        return (await bolt.async_dispatch(payloads.request(payload))).status

    return slack_tells


def changed(slack, user_id, kind="user_change", **change):
    return payloads.event(kind, slack.people[user_id] | change)


async def test_a_new_time_zone_is_used_from_then_on(
    accepted, student, volunteer, slack, slack_tells, outbox
):
    assert await slack_tells(changed(slack, "U_VOLUNTEER", tz="Asia/Tokyo")) == 200

    await outbox.deliver_due()

    [together] = student.messages("U_VOLUNTEER")
    assert "Tue 00:00 (Tokyo)" in together["text"]


async def test_a_new_time_zone_moves_the_daytime(requested, volunteer, slack, slack_tells, outbox):
    await slack_tells(changed(slack, "U_VOLUNTEER", tz="Asia/Tokyo"))

    await outbox.deliver_due()

    assert volunteer.messages() == []


async def test_whose_account_is_closed_is_no_longer_found(volunteer, student, slack, slack_tells):
    assert await slack_tells(changed(slack, "U_VOLUNTEER", deleted=True)) == 200

    assert "Vera Vale" not in words(await student.finds("finance"))


async def test_whose_account_is_opened_again_is_found_again(volunteer, student, slack, slack_tells):
    await slack_tells(changed(slack, "U_VOLUNTEER", deleted=True))

    await slack_tells(changed(slack, "U_VOLUNTEER", deleted=False))

    assert "Vera Vale" in words(await student.finds("finance"))


async def test_who_joined_before_slack_told_of_them_is_found_once_it_did(
    bolt, student, slack, slack_tells
):
    slack.join("U_NEW", name="Nina New")
    nina = type(student)("U_NEW", bolt, slack)
    await nina.volunteers()
    assert "u_new" not in words(await student.finds("finance"))

    assert await slack_tells(changed(slack, "U_NEW", kind="team_join")) == 200

    assert "u_new" in words(await student.finds("finance"))


@pytest.mark.parametrize("kind", ["message", "app_mention", "reaction_added"])
async def test_an_event_that_nobody_handles_is_taken(slack_tells, kind):
    assert await slack_tells(payloads.event(kind, "U_STUDENT")) == 200


async def test_the_same_event_twice_changes_nothing_more(volunteer, student, slack, slack_tells):
    event = changed(slack, "U_VOLUNTEER", tz="Asia/Tokyo")

    assert [await slack_tells(event), await slack_tells(event)] == [200, 200]
    assert "Tokyo time" in words(await student.finds("finance"))
