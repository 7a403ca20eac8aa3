"""The thank-you letter: `Write thank-you`, `I already sent one`, `Later`."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.home import Homes
from bot.services.thanking import Thanking
from handlers.forms import values
from handlers.home import refresh, show_again
from handlers.replies import open_view
from messages import render_plain, render_view


def register(app: AsyncApp) -> None:
    app.action("thank_you.write")(write)
    app.action("thank_you.already")(already)
    app.action("thank_you.later")(later)
    app.view("thank_you.send")(send)


async def write(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    thanking: Thanking,
) -> None:
    start = await thanking.draft(team_id, action["value"], by=user_id)
    draft = render_plain("thank_you_draft", areas=start.areas)
    await open_view(client, body, render_view("write_thank_you", **vars(start), draft=draft))
    await ack()


async def send(
    ack: AsyncAck,
    view: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    thanking: Thanking,
    homes: Homes,
) -> None:
    letter = values(view)["letter"]
    await thanking.thank(team_id, view["private_metadata"], by=user_id, letter=letter)
    await show_again(client, homes, team_id, user_id)
    await ack()


async def already(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    thanking: Thanking,
    homes: Homes,
) -> None:
    await thanking.already_thanked(team_id, action["value"], by=user_id)
    await refresh(body, client, homes, team_id, user_id)
    await ack()


async def later(
    ack: AsyncAck, action: dict[str, Any], team_id: str, user_id: str, thanking: Thanking
) -> None:
    await thanking.later(team_id, action["value"], by=user_id)
    await ack()
