"""What people see when something is refused, or breaks: in the place where they are looking."""

import json
from collections.abc import Mapping
from logging import Logger
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp, AsyncBoltContext, AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.refusal import Refused
from bot.domain.trouble import DatabaseAway
from bot.services.incoming import DoneBefore
from handlers.replies import SLACK_FAILED, reply
from messages import Message, render, render_plain

TRIGGER_IS_OVER = frozenset({"expired_trigger_id", "exchanged_trigger_id", "trigger_expired"})


def register(app: AsyncApp) -> None:
    app.error(explain)


async def explain(
    error: Exception,
    body: dict[str, Any],
    client: AsyncWebClient,
    context: AsyncBoltContext,
    respond: AsyncRespond,
    logger: Logger,
) -> BoltResponse:
    if isinstance(error, DoneBefore):
        return BoltResponse(status=200)
    name, facts = _words(error)
    if not isinstance(error, Refused):
        logger.error("a handler broke", exc_info=error)
    match body:
        case {"type": "view_submission", "view": view}:
            return _beside_the_field(view, getattr(error, "field", None), name, facts)
        case {"command": _}:
            return _answer(render(name, **facts))
        case {"type": "block_actions"}:
            told = await _tell(render(name, **facts), body, client, respond)
            return BoltResponse(status=200 if told else 500)
        case _:  # an event: nobody waits, and Slack sends it again
            return BoltResponse(status=503 if isinstance(error, DatabaseAway) else 500)


async def _tell(
    message: Message, body: Mapping[str, Any], client: AsyncWebClient, respond: AsyncRespond
) -> bool:
    """If not even this reaches them, a 500 lets Slack put its own warning beside the button."""
    try:
        await reply(message, body, client, respond)
    except SLACK_FAILED:
        return False
    return True


def _words(error: Exception) -> tuple[str, Mapping[str, Any]]:
    if isinstance(error, Refused):
        return error.message, error.facts
    if isinstance(error, SlackApiError) and _word(error) in TRIGGER_IS_OVER:
        return "took_too_long", {}
    if isinstance(error, DatabaseAway):
        return "database_away", {}
    return "something_broke", {}


def _word(error: SlackApiError) -> str:
    """Slack's word for it; a plain-text answer (a 5xx) has none, and asking for it would raise."""
    return str(error.response["error"]) if error.response.status_code == 200 else ""


def _answer(message: Message) -> BoltResponse:
    """To whoever typed the command, and to nobody else."""
    return BoltResponse(status=200, body=vars(message) if message.blocks else message.text)


def _beside_the_field(
    view: Mapping[str, Any], field: str | None, name: str, facts: Mapping[str, Any]
) -> BoltResponse:
    """The modal stays open with all that was typed; without a field of its own, at the first."""
    fields = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    where = field if field in fields else fields[0]
    answer = {"response_action": "errors", "errors": {where: render_plain(name, **facts)}}
    return BoltResponse(
        status=200, body=json.dumps(answer), headers={"content-type": "application/json"}
    )
