"""`/infoview leave`, `Stop` and `Leave`: no more requests."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.home import Homes
from bot.services.stopping import Stopping
from handlers.commands import COMMAND, says
from handlers.home import refresh
from handlers.replies import reply
from messages import render


def register(app: AsyncApp) -> None:
    app.command(COMMAND, matchers=[says("leave")])(leave)
    app.action("volunteer.leave")(leave_by_button)


async def leave(ack: AsyncAck, team_id: str, user_id: str, stopping: Stopping) -> None:
    agreed = await stopping.leave(team_id, user_id)
    await ack(text=render("left", agreed=agreed).text)


async def leave_by_button(
    ack: AsyncAck,
    body: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team_id: str,
    user_id: str,
    stopping: Stopping,
    homes: Homes,
) -> None:
    agreed = await stopping.leave(team_id, user_id)
    await refresh(body, client, homes, team_id, user_id)
    await reply(render("left", agreed=agreed), body, client, respond)
    await ack()
