"""The student takes a request back."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.home import Homes
from bot.services.withdrawing import Withdrawing
from handlers.home import refresh


def register(app: AsyncApp) -> None:
    app.action("introduction.withdraw")(withdraw)


async def withdraw(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    withdrawing: Withdrawing,
    homes: Homes,
) -> None:
    await withdrawing.withdraw(team_id, action["value"], by=user_id)
    await refresh(body, client, homes, team_id, user_id)
    await ack()
