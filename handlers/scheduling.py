"""Finding a time: *Propose times*, the choice among them, `None of these`, `Move it`."""

import json
import re
from datetime import UTC, datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.home import Homes
from bot.services.scheduling import Scheduling
from handlers.forms import values
from handlers.home import show_again
from handlers.replies import open_view
from messages import render_view


def register(app: AsyncApp) -> None:
    app.action(re.compile(r"times\.(propose|none|move)|meeting\.rescheduled"))(open_propose)
    app.view("times.propose")(propose)
    app.action(re.compile(r"times\.choose\.\d"))(choose)
    app.action("calendar.add")(added)


async def open_propose(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    scheduling: Scheduling,
) -> None:
    form = await scheduling.form(team_id, action["value"], by=user_id)
    meant = json.dumps({"introduction": form.introduction, "seen": form.seen})
    await open_view(client, body, render_view("propose_times", **vars(form), metadata=meant))
    await ack()


async def propose(
    ack: AsyncAck,
    view: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    scheduling: Scheduling,
    homes: Homes,
) -> None:
    said, meant = values(view), json.loads(view["private_metadata"])
    choices = {name: _moment(said[name]) for name in ("first", "second", "third")}
    await scheduling.propose(team_id, by=user_id, **meant, choices=choices, place=said["place"])
    await show_again(client, homes, team_id, user_id)
    await ack()


async def choose(
    ack: AsyncAck, action: dict[str, Any], team_id: str, user_id: str, scheduling: Scheduling
) -> None:
    introduction, number, choice = action["value"].split(" ")
    await scheduling.choose(
        team_id, introduction, by=user_id, number=int(number), choice=int(choice)
    )
    await ack()


async def added(ack: AsyncAck) -> None:
    """A link; Slack tells of the press all the same."""
    await ack()


def _moment(seconds: int | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
