"""*And this fills my month*, offered with `Accept`."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.filling import Filling
from handlers.replies import reply
from messages import render


def register(app: AsyncApp) -> None:
    app.action("volunteer.fill")(fill)


async def fill(
    ack: AsyncAck,
    body: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team_id: str,
    user_id: str,
    filling: Filling,
) -> None:
    until = await filling.fill(team_id, user_id)
    await reply(render("month_filled", until=until), body, client, respond)
    await ack()
