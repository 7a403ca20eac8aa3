"""`Report`: what happened, for the coordinators alone."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.home import Homes
from bot.services.reporting import Reporting
from handlers.forms import values
from handlers.home import show_again
from handlers.replies import open_view
from messages import render_view


def register(app: AsyncApp) -> None:
    app.action("introduction.report")(open_report)
    app.view("introduction.report")(report)


async def open_report(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    reporting: Reporting,
) -> None:
    student = await reporting.may_report(team_id, action["value"], by=user_id)
    view = render_view("report", introduction=action["value"], student=student)
    await open_view(client, body, view)
    await ack()


async def report(
    ack: AsyncAck,
    view: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    reporting: Reporting,
    homes: Homes,
) -> None:
    what_happened = values(view)["what_happened"]
    await reporting.report(
        team_id, view["private_metadata"], by=user_id, what_happened=what_happened
    )
    await show_again(client, homes, team_id, user_id)
    await ack()
