"""The student takes a request back, or all others once somebody said yes."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.home import Homes
from bot.services.withdrawing import Withdrawing
from handlers.home import refresh


def register(app: AsyncApp) -> None:
    app.action("introduction.withdraw")(withdraw)
    app.action("others.withdraw")(withdraw_others)
    app.action("others.keep")(keep_others)


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


async def withdraw_others(
    ack: AsyncAck, action: dict[str, Any], team_id: str, user_id: str, withdrawing: Withdrawing
) -> None:
    await withdrawing.withdraw_others(team_id, action["value"], by=user_id)
    await ack()


async def keep_others(
    ack: AsyncAck, action: dict[str, Any], team_id: str, user_id: str, withdrawing: Withdrawing
) -> None:
    await withdrawing.keep_others(team_id, action["value"], by=user_id)
    await ack()
