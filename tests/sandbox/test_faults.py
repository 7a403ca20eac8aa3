"""What can be switched to go wrong, and what the app then meets."""

import aiohttp
import pytest

from sandbox.server import TOKEN
from sandbox.web_api.pace import Pace, Tier

SAID = {"text": "Hello"}


@pytest.fixture
def post(sandbox, session, ada):
    """A message to Ada, as an app sends it."""
    channel = sandbox.workspace.app_dm(ada.id).id

    async def post():
        headers = {"Authorization": f"Bearer {TOKEN}"}
        url = f"{sandbox.own_url}/api/chat.postMessage"
        body = {"channel": channel, **SAID}
        async with session.post(url, json=body, headers=headers) as response:
            return response.status, response.headers.get("Retry-After"), await response.text()

    return post


async def test_in_a_storm_everything_is_429_and_nothing_is_done(sandbox, post, ada):
    await ada.switch("storm", on=True)
    status, retry_after, _ = await post()

    assert (status, retry_after) == (429, "2")
    assert await ada.sees() == ""


async def test_while_slack_is_down_nothing_is_done(post, ada):
    await ada.switch("down", on=True)

    assert await post() == (503, None, "Service Unavailable")
    assert await ada.sees() == ""


async def test_a_lost_answer_was_still_a_deed(post, ada):
    await ada.switch("lost", on=True)
    with pytest.raises(aiohttp.ClientError):
        await post()

    assert await ada.sees() == "Hello"


async def test_a_fault_that_is_switched_off_is_over(post, ada):
    await ada.switch("down", on=True)
    await ada.switch("down", on=False)

    assert (await post())[0] == 200


@pytest.mark.parametrize(
    ("name", "tier"),
    [("auth.revoke", Tier.ONE), ("users.list", Tier.TWO), ("chat.update", Tier.THREE)],
)
def test_a_method_may_be_called_as_often_a_minute_as_its_tier_says(name, tier):
    seconds = iter([0.0] * tier + [10.0, 59.9, 60.0])
    pace = Pace(lambda: next(seconds))

    waits = [pace.wait(name, tier, {}) for _ in range(tier)]

    assert waits == [0] * tier
    assert [pace.wait(name, tier, {}) for _ in range(3)] == [50, 1, 0]


def test_a_full_method_does_not_hold_up_another():
    pace = Pace(lambda: 0.0)
    pace.wait("auth.revoke", Tier.ONE, {})

    assert pace.wait("auth.revoke", Tier.ONE, {}) == 60
    assert pace.wait("auth.test", Tier.ONE, {}) == 0
