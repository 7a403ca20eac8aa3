"""Modals and Home tabs: what an app gave, completed as Slack completes it."""

from dataclasses import dataclass
from typing import Any

from sandbox.workspace import ids
from sandbox.workspace.blocks import completed, completed_text

JSON = dict[str, Any]
STACK = 3


@dataclass
class View:
    """One modal or Home; `given` is the app's own view, already found without fault."""

    id: str
    owner: str
    given: JSON
    hash: str
    root_id: str
    previous_id: str | None = None

    @property
    def is_modal(self) -> bool:
        return bool(self.given["type"] == "modal")

    @property
    def blocks(self) -> list[JSON]:
        blocks: list[JSON] = self.given["blocks"]
        return blocks

    @property
    def external_id(self) -> str:
        return str(self.given.get("external_id", ""))


def given_view(view: JSON) -> JSON:
    """Defaults and ids filled in; what stays empty is null, as in Slack's answers."""
    words = {key: _text(view.get(key)) for key in ("title", "submit", "close")}
    return {**view, **words, "blocks": completed(view["blocks"])}


def _text(given: JSON | None) -> JSON | None:
    return completed_text(given) if given else None


def described(view: View, state: JSON | None = None) -> JSON:
    """Slack's view object, as in answers and submissions."""
    given = view.given
    return {
        "id": view.id,
        "team_id": ids.TEAM,
        "type": given["type"],
        "blocks": view.blocks,
        "private_metadata": given.get("private_metadata", ""),
        "callback_id": given.get("callback_id", ""),
        "state": {"values": state or {}},
        "hash": view.hash,
        "title": given["title"] or {"type": "plain_text", "text": "View Title", "emoji": True},
        "clear_on_close": given.get("clear_on_close", False),
        "notify_on_close": given.get("notify_on_close", False),
        "close": given["close"],
        "submit": given["submit"],
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": ids.APP,
        "external_id": view.external_id,
        "app_installed_team_id": ids.TEAM,
        "bot_id": ids.BOT,
    }
