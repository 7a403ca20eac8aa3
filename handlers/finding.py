"""`/infoview find …`, and the buttons and the modal that look again or further."""

import json
import re
from functools import lru_cache
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.search_so_far import search_from
from bot.services.answers import Answer
from bot.services.finding import Finding
from handlers.commands import COMMAND, rest, says
from handlers.forms import values
from handlers.replies import open_view, reply, show_instead
from messages import Message, render, render_view


def register(app: AsyncApp) -> None:
    app.command(COMMAND, matchers=[says("find")])(find)
    app.action(re.compile(r"find\.again\.\d+"))(find_again)
    app.action("find.more")(more)
    app.action("find.tell_me")(tell_me)
    app.action("home.find")(open_find)
    app.view("find.typed")(find_typed)


async def find(
    ack: AsyncAck, command: dict[str, Any], team_id: str, user_id: str, finding: Finding
) -> None:
    await ack(as_sent(await finding.find(team_id, user_id, rest(command))))


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


async def more(
    ack: AsyncAck,
    action: dict[str, Any],
    body: dict[str, Any],
    client: AsyncWebClient,
    respond: AsyncRespond,
    team_id: str,
    user_id: str,
    finding: Finding,
) -> None:
    """In the form the next people take the place of these; else both can be read."""
    answer = await finding.look(team_id, user_id, search_from(action["value"]))
    if "view" in body:
        await show_instead(client, body, found_people(answer))
    else:
        await reply(shown(answer), body, client, respond)
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
    search = search_from(action["value"])
    await finding.tell_me(team_id, user_id, search.query, search.narrowing)
    noted = render("wish_noted", query=search.query, narrowing=search.narrowing)
    await reply(noted, body, client, respond)
    await ack()


async def open_find(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
    await open_view(client, body, render_view("find_people"))
    await ack()


async def find_typed(
    ack: AsyncAck, view: dict[str, Any], team_id: str, user_id: str, finding: Finding
) -> None:
    answer = await finding.find(team_id, user_id, values(view)["query"])
    await ack(response_action="update", view=found_people(answer))


def found_people(answer: Answer) -> dict[str, Any]:
    return render_view("found_people", **vars(answer))


@lru_cache(maxsize=500)
def as_sent(answer: Answer) -> str:
    """The same answer is rendered once. What is a JSON object already, Bolt sends as it is."""
    return json.dumps(vars(shown(answer)))


def shown(answer: Answer) -> Message:
    return render("found" if answer.cards else "nobody_found", **vars(answer))
