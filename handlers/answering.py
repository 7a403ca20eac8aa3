"""The volunteer's `Accept` and `Decline`."""

from datetime import date
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.answering import Answering, Reason
from bot.services.home import Homes
from handlers.forms import values
from handlers.home import refresh, show_again
from handlers.replies import open_view
from messages import render_view


def register(app: AsyncApp) -> None:
    app.action("introduction.accept")(accept)
    app.action("introduction.decline")(open_decline)
    app.view("introduction.decline")(decline)


async def accept(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    answering: Answering,
    homes: Homes,
) -> None:
    await answering.accept(team_id, action["value"], by=user_id)
    await refresh(body, client, homes, team_id, user_id)
    await ack()


async def open_decline(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    answering: Answering,
) -> None:
    student = await answering.may_decline(team_id, action["value"], by=user_id)
    reasons = [(reason, reason) for reason in Reason]
    view = render_view("decline", introduction=action["value"], student=student, reasons=reasons)
    await open_view(client, body, view)
    await ack()


async def decline(
    ack: AsyncAck,
    view: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    answering: Answering,
    homes: Homes,
) -> None:
    said = values(view)
    until = said["pause_until"]
    await answering.decline(
        team_id,
        view["private_metadata"],
        by=user_id,
        reason=Reason(said["reason"]),
        message=said["message"],
        pause_until=date.fromisoformat(until) if until else None,
    )
    await show_again(client, homes, team_id, user_id)
    await ack()
