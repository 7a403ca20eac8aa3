"""`Save` for later, and the list of who was saved."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.home import Homes
from bot.services.saving import Saving
from handlers.home import show_again
from handlers.replies import open_view, reply, show_instead
from messages import render, render_view


def register(app: AsyncApp) -> None:
    app.action("saved.add")(add)
    app.action("saved.open")(open_list)
    app.action(re.compile(r"saved\.page\.(before|after)"))(turn_page)
    app.action("saved.remove")(remove)


async def add(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team_id: str,
    user_id: str,
    saving: Saving,
) -> None:
    whom, _, found_by = action["value"].partition(" ")
    volunteer_id, _, after = whom.partition("/")
    name = await saving.save(team_id, user_id, volunteer_id, after, found_by)
    await reply(render("saved", name=name), body, client, respond)
    await ack()


async def open_list(
    ack: AsyncAck,
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    saving: Saving,
) -> None:
    kept = await saving.saved(team_id, user_id)
    await open_view(client, body, render_view("saved_people", **vars(kept)))
    await ack()


async def turn_page(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    saving: Saving,
) -> None:
    kept = await saving.saved(team_id, user_id, int(action["value"]))
    await show_instead(client, body, render_view("saved_people", **vars(kept)))
    await ack()


async def remove(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    saving: Saving,
    homes: Homes,
) -> None:
    page, _, volunteer_id = action["value"].partition(" ")
    await saving.remove(team_id, user_id, volunteer_id)
    kept = await saving.saved(team_id, user_id, int(page))
    await show_instead(client, body, render_view("saved_people", **vars(kept)))
    await show_again(client, homes, team_id, user_id)
    await ack()
