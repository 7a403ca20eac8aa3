"""The Home tab: published when it is opened, and again after a press on it."""

import re
from collections.abc import Mapping
from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.home import Homes
from handlers.replies import SLACK_FAILED, notice, open_view
from messages import render, render_view

log = structlog.get_logger()


def register(app: AsyncApp) -> None:
    app.event("app_home_opened")(opened)
    app.action("home.help")(explain)
    app.action(re.compile(r"home\.page\.(before|after)"))(turn_page)


async def opened(
    ack: AsyncAck, client: AsyncWebClient, team_id: str, user_id: str, homes: Homes
) -> None:
    await publish(client, homes, team_id, user_id)
    await ack()


async def explain(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
    await open_view(client, body, notice(render("help", unknown="", near=None)))
    await ack()


async def turn_page(
    ack: AsyncAck,
    action: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    homes: Homes,
) -> None:
    await publish(client, homes, team_id, user_id, int(action["value"]))
    await ack()


async def refresh(
    body: Mapping[str, Any], client: AsyncWebClient, homes: Homes, team_id: str, user_id: str
) -> None:
    """After a press on the Home tab: it shows what is so now."""
    if (body.get("view") or {}).get("type") == "home":
        await show_again(client, homes, team_id, user_id)


async def show_again(client: AsyncWebClient, homes: Homes, team_id: str, user_id: str) -> None:
    """After what was done and stays done, whether or not Slack takes the new Home tab."""
    try:
        await publish(client, homes, team_id, user_id)
    except SLACK_FAILED as error:
        log.warning("the Home tab could not be shown anew", error=str(error))


async def publish(
    client: AsyncWebClient, homes: Homes, team_id: str, user_id: str, page: int = 0
) -> None:
    home = await homes.home(team_id, user_id, page)
    await client.views_publish(user_id=user_id, view=render_view("home", **vars(home)))
