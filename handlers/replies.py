"""How an answer reaches the person who pressed, and nobody else."""

from collections.abc import Mapping
from typing import Any

from aiohttp import ClientError
from slack_bolt.async_app import AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from messages import Message, render_view

SLACK_FAILED = (SlackApiError, ClientError, TimeoutError)
"""What a call to Slack may raise."""


async def reply(
    message: Message, body: Mapping[str, Any], client: AsyncWebClient, respond: AsyncRespond
) -> None:
    """Beside the message they pressed on; in a modal, where there is no message."""
    if body.get("response_url"):
        await respond(text=message.text, blocks=message.blocks, replace_original=False)
    else:
        await open_view(client, body, notice(message))


async def reply_on_message(
    message: Message, body: Mapping[str, Any], respond: AsyncRespond
) -> None:
    """What the Home tab shows by itself needs no words there."""
    if body.get("response_url"):
        await respond(text=message.text, blocks=message.blocks, replace_original=False)


async def open_view(client: AsyncWebClient, body: Mapping[str, Any], view: dict[str, Any]) -> None:
    """Over the modal they are in, if they are in one."""
    inside = (body.get("view") or {}).get("type") == "modal"
    show = client.views_push if inside else client.views_open
    await show(trigger_id=body["trigger_id"], view=view)


async def show_instead(
    client: AsyncWebClient, body: Mapping[str, Any], view: dict[str, Any]
) -> None:
    """In place of the modal they pressed in: of views over each other Slack takes three."""
    await client.views_update(view_id=body["view"]["id"], view=view)


def notice(message: Message) -> dict[str, Any]:
    view = render_view("notice", notice=message.text)
    return {**view, "blocks": message.blocks} if message.blocks else view
