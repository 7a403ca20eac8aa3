"""The check-in: `Send update`, `Skip this time`, `Stop reminders`."""

import json
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.home import Homes
from bot.services.keeping_in_touch import KeepingInTouch
from handlers.forms import values
from handlers.home import refresh, show_again
from handlers.replies import open_view
from messages import render_view


def register(app: AsyncApp) -> None:
    app.action("check_in.write")(write)
    app.action("check_in.skip")(skip)
    app.action("check_in.stop")(stop)
    app.view("check_in.send")(send)


async def write(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    keeping_in_touch: KeepingInTouch,
) -> None:
    volunteer = action["value"]
    meant = json.dumps({"volunteer": volunteer, "letter_id": keeping_in_touch.new_id()})
    await open_view(client, body, render_view("write_update", volunteer=volunteer, metadata=meant))
    await ack()


async def send(
    ack: AsyncAck,
    view: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    keeping_in_touch: KeepingInTouch,
    homes: Homes,
) -> None:
    meant, letter = json.loads(view["private_metadata"]), values(view)["letter"]
    await keeping_in_touch.send_update(team_id, user_id, **meant, letter=letter)
    await show_again(client, homes, team_id, user_id)
    await ack()


async def skip(
    ack: AsyncAck,
    action: dict[str, Any],
    team_id: str,
    user_id: str,
    keeping_in_touch: KeepingInTouch,
) -> None:
    check_in, _, volunteer = action["value"].partition(" ")
    await keeping_in_touch.skip(team_id, user_id, volunteer, int(check_in))
    await ack()


async def stop(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    keeping_in_touch: KeepingInTouch,
    homes: Homes,
) -> None:
    await keeping_in_touch.stop(team_id, user_id, action["value"])
    await refresh(body, client, homes, team_id, user_id)
    await ack()
