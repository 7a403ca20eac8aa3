"""`Cancel`: a conversation that was agreed to, with a word to the other one."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.cancelling import Cancelling
from bot.services.home import Homes
from handlers.forms import values
from handlers.home import show_again
from handlers.replies import open_view
from messages import render_view


def register(app: AsyncApp) -> None:
    app.action("meeting.cancel")(open_cancel)
    app.view("meeting.cancel")(cancel)


async def open_cancel(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    cancelling: Cancelling,
) -> None:
    other = await cancelling.may_cancel(team_id, action["value"], by=user_id)
    view = render_view("cancel_meeting", introduction=action["value"], other=other)
    await open_view(client, body, view)
    await ack()


async def cancel(
    ack: AsyncAck,
    view: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    cancelling: Cancelling,
    homes: Homes,
) -> None:
    message = values(view)["message"]
    await cancelling.cancel(team_id, view["private_metadata"], by=user_id, message=message)
    await show_again(client, homes, team_id, user_id)
    await ack()
