"""*Request intro*: the modal, and what a student sends with it."""

import json
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.profile import AboutStudent
from bot.domain.request import MINUTES, Area, Format, Request
from bot.services.home import Homes
from bot.services.request_form import RequestForm
from bot.services.requesting import Requesting
from handlers.forms import values
from handlers.home import show_again
from handlers.replies import open_view
from messages import render_view


def register(app: AsyncApp) -> None:
    app.action("introduction.write")(write)
    app.view("introduction.request")(request)


async def write(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    requesting: Requesting,
) -> None:
    whom, _, found_by = action["value"].partition(" ")
    volunteer_id, _, after = whom.partition("/")
    form = await requesting.form(team_id, user_id, volunteer_id, after, found_by)
    await open_view(client, body, _view(form))
    await ack()


async def request(
    ack: AsyncAck,
    view: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    requesting: Requesting,
    homes: Homes,
) -> None:
    said, meant = values(view), json.loads(view["private_metadata"])
    left = await requesting.request(
        team_id,
        user_id,
        **meant,
        request=_request(said),
        about=_about(said),
        agreed="yes" in said.get("agree", []),
        shares_email="yes" in said["shares_email"],
    )
    await show_again(client, homes, team_id, user_id)
    await ack(response_action="update", view=render_view("request_sent", allowance=left))


def _view(form: RequestForm) -> dict[str, Any]:
    meant = {
        "introduction": form.introduction,
        "volunteer_id": form.volunteer_id,
        "found_by": form.found_by,
    }
    return render_view(
        "request_intro",
        **vars(form) | {"formats": labelled(form.formats)},
        metadata=json.dumps(meant),
        every_area=labelled(list(Area)),
        every_length=[(f"{minutes} min", str(minutes)) for minutes in MINUTES],
    )


def labelled(words: list[str] | list[Area] | list[Format]) -> list[tuple[str, str]]:
    """Label and value of options."""
    return [(word.capitalize(), str(word)) for word in words]


def _request(said: dict[str, Any]) -> Request:
    return Request(
        opening=said["opening"],
        areas=[Area(area) for area in said["areas"]],
        formats=[Format(each) for each in said["formats"]],
        minutes=int(said["minutes"]),
        suggested_by=said["suggested_by"],
        suggested_name=said["suggested_name"] or None,
    )


def _about(said: dict[str, Any]) -> AboutStudent | None:
    """Only the first request asks for it."""
    if "stage" not in said:
        return None
    return AboutStudent(**{name: said[name] for name in AboutStudent.__dataclass_fields__})
