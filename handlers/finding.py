"""`/infoview find …`, and the buttons and the modal that look again."""

import re
from functools import lru_cache
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.finding import Answer, Finding
from handlers.commands import COMMAND, rest, says
from handlers.forms import values
from handlers.replies import open_view, reply
from messages import Message, render, render_view


def register(app: AsyncApp) -> None:
    app.command(COMMAND, matchers=[says("find")])(find)
    app.action(re.compile(r"find\.again\.\d+"))(find_again)
    app.action("find.tell_me")(tell_me)
    app.action("home.find")(open_find)
    app.view("find.typed")(find_typed)


async def find(
    ack: AsyncAck, command: dict[str, Any], team_id: str, user_id: str, finding: Finding
) -> None:
    message = shown(await finding.find(team_id, user_id, rest(command)))
    await ack(text=message.text, blocks=message.blocks)


async def find_again(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team_id: str,
    user_id: str,
    finding: Finding,
) -> None:
    message = shown(await finding.find(team_id, user_id, action["value"]))
    await reply(message, body, client, respond)
    await ack()


async def tell_me(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team_id: str,
    user_id: str,
    finding: Finding,
) -> None:
    await finding.tell_me(team_id, user_id, action["value"])
    await reply(render("wish_noted", query=action["value"]), body, client, respond)
    await ack()


async def open_find(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
    await open_view(client, body, render_view("find_people"))
    await ack()


async def find_typed(
    ack: AsyncAck, view: dict[str, Any], team_id: str, user_id: str, finding: Finding
) -> None:
    answer = await finding.find(team_id, user_id, values(view)["query"])
    await ack(response_action="update", view=render_view("found_people", **vars(answer)))


@lru_cache(maxsize=500)
def shown(answer: Answer) -> Message:
    return render("found" if answer.cards else "nobody_found", **vars(answer))
