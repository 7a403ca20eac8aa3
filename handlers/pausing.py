"""`/infoview pause [until …]` and `/infoview resume`, and their buttons; `Stay`."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.home import Homes
from bot.services.pausing import Pausing
from handlers.commands import COMMAND, rest, says
from handlers.home import refresh
from handlers.replies import reply_on_message
from messages import render


def register(app: AsyncApp) -> None:
    app.command(COMMAND, matchers=[says("pause")])(pause)
    app.command(COMMAND, matchers=[says("resume")])(resume)
    app.action("volunteer.pause")(pause_by_button)
    app.action("volunteer.resume")(resume_by_button)
    app.action("volunteer.stay")(resume_by_button)


async def pause(
    ack: AsyncAck, command: dict[str, Any], team_id: str, user_id: str, pausing: Pausing
) -> None:
    until = re.sub(r"^(until|till|for)\b\s*", "", rest(command), flags=re.IGNORECASE)
    ends = await pausing.pause(team_id, user_id, until)
    await ack(text=render("paused", until=ends).text)


async def resume(ack: AsyncAck, team_id: str, user_id: str, pausing: Pausing) -> None:
    await pausing.resume(team_id, user_id)
    await ack(text=render("resumed").text)


async def pause_by_button(
    ack: AsyncAck,
    body: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team_id: str,
    user_id: str,
    pausing: Pausing,
    homes: Homes,
) -> None:
    await pausing.pause(team_id, user_id, "")
    await refresh(body, client, homes, team_id, user_id)
    await reply_on_message(render("paused", until=None), body, respond)
    await ack()


async def resume_by_button(
    ack: AsyncAck,
    body: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team_id: str,
    user_id: str,
    pausing: Pausing,
    homes: Homes,
) -> None:
    await pausing.resume(team_id, user_id)
    await refresh(body, client, homes, team_id, user_id)
    await reply_on_message(render("resumed"), body, respond)
    await ack()
