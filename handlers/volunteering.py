"""`/infoview volunteer` and `/infoview profile`: the form a volunteer fills in."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.profile import TypedProfile, typed_number
from bot.domain.request import Format
from bot.services.home import Homes
from bot.services.volunteering import Joining, Volunteering
from handlers.commands import COMMAND, says
from handlers.forms import typed, values
from handlers.home import show_again
from handlers.replies import open_view
from handlers.requesting import labelled
from messages import render_view


def register(app: AsyncApp) -> None:
    app.command(COMMAND, matchers=[says("volunteer")])(open_by_command)
    app.command(COMMAND, matchers=[says("profile")])(open_by_command)
    app.action("volunteer.open")(open_by_button)
    app.view("volunteer.join")(join)


async def open_by_command(
    ack: AsyncAck,
    command: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    volunteering: Volunteering,
) -> None:
    name = typed(command.get("user_name"))
    known = await volunteering.form(team_id, user_id, slack_name=name)
    await open_view(client, command, _form(known, volunteering, name))
    await ack()


async def open_by_button(
    ack: AsyncAck,
    body: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    volunteering: Volunteering,
) -> None:
    name = typed(body["user"].get("name"))
    known = await volunteering.form(team_id, user_id, slack_name=name)
    await open_view(client, body, _form(known, volunteering, name))
    await ack()


async def join(
    ack: AsyncAck,
    view: dict[str, Any],
    client: AsyncWebClient,
    team_id: str,
    user_id: str,
    volunteering: Volunteering,
    homes: Homes,
) -> None:
    said = values(view)
    saved = await volunteering.join(
        team_id,
        user_id,
        _typed(said),
        consents="yes" in said["consent"],
        slack_name=view["private_metadata"],
    )
    await show_again(client, homes, team_id, user_id)
    shown = render_view("profile_saved", profile=saved.profile, joins=not saved.joined)
    await ack(response_action="update", view=shown)


def _form(known: Joining, volunteering: Volunteering, name: str) -> dict[str, Any]:
    return render_view(
        "join",
        **vars(known),
        metadata=name,
        meetings=volunteering.programme.meetings_a_month,
        formats=labelled(list(Format)),
    )


def _typed(said: dict[str, Any]) -> TypedProfile:
    return TypedProfile(
        title=said["title"],
        employer=said["employer"],
        industry=said["industry"],
        fields=_parts(said["fields"]),
        city=said["city"],
        class_year=typed_number("class_year", said["class_year"]),
        major=said["major"],
        formats=[Format(each) for each in said["formats"]],
        meetings_per_month=typed_number("meetings_per_month", said["meetings_per_month"]),
        about=said["about"],
        languages=_parts(said["languages"]),
        shares_email="yes" in said["shares_email"],
    )


def _parts(typed: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;\n]", typed) if part.strip()]
