"""`/infoview` and its words: help, and what to do with an unknown one."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.domain.nearest import nearest
from handlers.forms import typed
from messages import render

COMMAND = "/infoview"
WORDS = ("find", "help", "leave", "pause", "profile", "requests", "resume", "volunteer")


def register(app: AsyncApp) -> None:
    """After all others: what no other listener knows ends here."""
    app.command(COMMAND)(explain)


def says(word: str) -> Callable[[Mapping[str, Any]], Awaitable[bool]]:
    """A matcher: the first word after the command is this one, in whatever case."""

    async def matches(body: Mapping[str, Any]) -> bool:
        return first_word(body).lower() == word

    return matches


def first_word(body: Mapping[str, Any]) -> str:
    return "".join(typed(body.get("text")).split(maxsplit=1)[:1])


def rest(command: Mapping[str, Any]) -> str:
    """What was typed after the first word."""
    return "".join(typed(command.get("text")).split(maxsplit=1)[1:])


async def explain(ack: AsyncAck, command: dict[str, Any]) -> None:
    word = first_word(command)
    unknown = "" if word.lower() in ("", "help") else word
    message = render("help", unknown=unknown, near=unknown and nearest(unknown, WORDS))
    await ack(text=message.text, blocks=message.blocks)
