"""Slack tells of its people: somebody new, a new name, a new time zone, an account closed."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.domain.member import slack_member
from bot.services.members import Members


def register(app: AsyncApp) -> None:
    app.event("user_change")(changed)
    app.event("team_join")(changed)
    app.event("app_uninstalled")(uninstalled)
    app.event("tokens_revoked")(tokens_revoked)
    app.event(re.compile(".*"))(ignored)


async def changed(ack: AsyncAck, event: dict[str, Any], team_id: str, members: Members) -> None:
    await members.learn(team_id, [slack_member(team_id, event["user"])])
    await ack()


async def uninstalled(ack: AsyncAck, team_id: str, members: Members) -> None:
    await members.uninstalled(team_id)
    await ack()


async def tokens_revoked(
    ack: AsyncAck, event: dict[str, Any], team_id: str, members: Members
) -> None:
    """Only the bot's own token is what we live by; the two events come in any order."""
    if event["tokens"].get("bot"):
        await members.uninstalled(team_id)
    await ack()


async def ignored(ack: AsyncAck) -> None:
    """An event that nobody handles: without a 200 Slack would send it again and again."""
    await ack()
