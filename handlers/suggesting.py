"""`Suggest someone else`: a member, named to the student only if they are listed."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.home import Homes
from bot.services.suggesting import Suggesting
from handlers.forms import values
from handlers.home import show_again
from handlers.replies import open_view
from messages import render_view


def register(app: AsyncApp) -> None:
    app.action("introduction.suggest")(open_suggest)
    app.view("introduction.suggest")(suggest)


async def open_suggest(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    suggesting: Suggesting,
) -> None:
    student = await suggesting.may_suggest(team_id, action["value"], by=user_id)
    view = render_view("suggest_someone", introduction=action["value"], student=student)
    await open_view(client, body, view)
    await ack()


async def suggest(
    ack: AsyncAck,
    view: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    suggesting: Suggesting,
    homes: Homes,
) -> None:
    suggested = values(view)["suggested"]
    await suggesting.suggest(team_id, view["private_metadata"], by=user_id, suggested=suggested)
    await show_again(client, homes, team_id, user_id)
    await ack()
