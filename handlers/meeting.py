"""Did you meet? `Rescheduled` is in scheduling.py."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.home import Homes
from bot.services.meeting import Meeting
from handlers.home import refresh


def register(app: AsyncApp) -> None:
    app.action("meeting.met")(met)
    app.action("meeting.missed")(missed)
    app.action("meeting.not_yet")(not_yet)


async def met(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    meeting: Meeting,
    homes: Homes,
) -> None:
    await meeting.met(team_id, action["value"], by=user_id)
    await refresh(body, client, homes, team_id, user_id)
    await ack()


async def missed(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    meeting: Meeting,
    homes: Homes,
) -> None:
    await meeting.missed(team_id, action["value"], by=user_id)
    await refresh(body, client, homes, team_id, user_id)
    await ack()


async def not_yet(
    ack: AsyncAck, action: dict[str, Any], team_id: str, user_id: str, meeting: Meeting
) -> None:
    await meeting.not_yet(team_id, action["value"], by=user_id)
    await ack()
