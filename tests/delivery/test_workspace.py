"""Who we are, and who else is there."""

import pytest

from bot.delivery.asking import NobodyKnows, SlackSaidNo
from bot.delivery.workspace import PAGE, Identity, identity, read_members
from tests.slack_stub import BOT, TEAM


@pytest.fixture
def learnt():
    return []


@pytest.fixture
def learn(learnt):
    async def learn(team_id, members):
        learnt.append((team_id, [member.user_id for member in members]))
        return len(members)

    return learn


async def test_slack_says_whose_the_token_is(client):
    assert await identity(client) == Identity(TEAM, "Larkspur", BOT, "B1")


@pytest.mark.parametrize(("answer", "meaning"), [("invalid_auth", SlackSaidNo), (503, NobodyKnows)])
async def test_or_that_it_is_nobodys(client, slack, answer, meaning):
    slack.trouble("auth.test", answer)

    with pytest.raises(meaning):
        await identity(client)


async def test_members_are_read_page_by_page(client, slack, learn, learnt):
    for number in range(PAGE):
        slack.join(f"U_{number:03}")

    assert await read_members(client, TEAM, learn) == len(slack.people)

    assert [len(page) for _, page in learnt] == [PAGE, len(slack.people) - PAGE]
    assert {user_id for _, page in learnt for user_id in page} == set(slack.people)
    assert {team_id for team_id, _ in learnt} == {TEAM}


async def test_told_to_slow_down_the_same_page_is_asked_for_again(client, slack, learn, learnt):
    slack.retry_after = "0"
    slack.trouble("users.list", 429, 429)

    await read_members(client, TEAM, learn)

    assert learnt == [(TEAM, list(slack.people))]


@pytest.mark.parametrize(
    ("answer", "meaning"), [("missing_scope", SlackSaidNo), (500, NobodyKnows)]
)
async def test_a_list_that_is_not_given_is_said_to_be_so(client, slack, learn, answer, meaning):
    slack.trouble("users.list", answer)

    with pytest.raises(meaning):
        await read_members(client, TEAM, learn)
