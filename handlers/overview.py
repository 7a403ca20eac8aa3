"""`/infoview requests`: all that is open, page by page."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.home import Homes
from handlers.commands import COMMAND, says
from handlers.replies import notice, open_view, show_instead
from messages import render


def register(app: AsyncApp) -> None:
    app.command(COMMAND, matchers=[says("requests")])(requests)
    app.action("requests.open")(open_requests)
    app.action(re.compile(r"requests\.page\.(before|after)"))(turn_page)


async def requests(ack: AsyncAck, team_id: str, user_id: str, homes: Homes) -> None:
    message = render("requests", **vars(await homes.home(team_id, user_id)))
    await ack(text=message.text, blocks=message.blocks)


async def open_requests(
    ack: AsyncAck,
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    homes: Homes,
) -> None:
    message = render("requests", **vars(await homes.home(team_id, user_id)))
    await open_view(client, body, notice(message))
    await ack()


async def turn_page(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team_id: str,
    user_id: str,
    homes: Homes,
) -> None:
    """The next page takes the place of this one."""
    home = await homes.home(team_id, user_id, int(action["value"]))
    message = render("requests", **vars(home))
    if "view" in body:
        await show_instead(client, body, notice(message))
    else:
        await respond(text=message.text, blocks=message.blocks, replace_original=True)
    await ack()
