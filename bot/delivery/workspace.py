"""Who we are in Slack, and who else is there."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.asking import SlowDown, asked
from bot.domain.member import SlackMember, slack_member

PAGE = 200  # members, as Slack advises
Learn = Callable[[str, Sequence[SlackMember]], Awaitable[int]]


@dataclass(frozen=True)
class Identity:
    """What Slack says of our token."""

    team_id: str
    team: str
    bot_user_id: str
    bot_id: str | None


async def identity(client: AsyncWebClient) -> Identity:
    """Raises SlackSaidNo (a wrong token), SlowDown, NobodyKnows."""
    answer = await asked("auth.test", client.auth_test())
    return Identity(answer["team_id"], answer["team"], answer["user_id"], answer.get("bot_id"))


async def read_members(client: AsyncWebClient, team_id: str, learn: Learn) -> int:
    """Page through users.list, give each page to `learn`; returns how many were linked.

    Raises SlackSaidNo, NobodyKnows.
    """
    linked = 0
    async for page in _pages(client):
        linked += await learn(team_id, [slack_member(team_id, user) for user in page])
    return linked


async def _pages(client: AsyncWebClient) -> AsyncIterator[Sequence[dict[str, object]]]:
    cursor = ""
    while True:
        try:
            answer = await asked("users.list", client.users_list(limit=PAGE, cursor=cursor))
        except SlowDown as slow:
            await asyncio.sleep(slow.retry_after)
            continue
        yield answer["members"]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor", "")
        if not cursor:
            return
