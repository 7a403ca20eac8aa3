"""Did you meet? The four buttons."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.services.meeting import Meeting


def register(app: AsyncApp) -> None:
    app.action("meeting.met")(met)
    app.action("meeting.missed")(missed)
    app.action(re.compile(r"meeting\.(not_yet|rescheduled)"))(not_yet)


async def met(
    ack: AsyncAck, action: dict[str, Any], team_id: str, user_id: str, meeting: Meeting
) -> None:
    await meeting.met(team_id, action["value"], by=user_id)
    await ack()


async def missed(
    ack: AsyncAck, action: dict[str, Any], team_id: str, user_id: str, meeting: Meeting
) -> None:
    await meeting.missed(team_id, action["value"], by=user_id)
    await ack()


async def not_yet(
    ack: AsyncAck, action: dict[str, Any], team_id: str, user_id: str, meeting: Meeting
) -> None:
    await meeting.not_yet(team_id, action["value"], by=user_id)
    await ack()
