"""One call of a Web API method: its arguments, read as Slack reads them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.manifest import Manifest
from sandbox.web_api.pace import Tier
from sandbox.workspace.conversations import Conversation
from sandbox.workspace.ids import BOT_USER
from sandbox.workspace.workspace import Workspace

JSON = dict[str, Any]
_TRUE = (True, 1, "1", "true", "True")


class Failed(Exception):
    """Slack's `ok: false`: its word for the error, and what else the answer says."""

    def __init__(self, error: str, messages: list[str] | None = None, **more: Any) -> None:
        super().__init__(error)
        self.answer: JSON = {"ok": False, "error": error, **more}
        if messages:
            said = [f"[ERROR] {message}" for message in messages]
            self.answer |= {"errors": messages, "response_metadata": {"messages": said}}


@dataclass(frozen=True)
class Call:
    workspace: Workspace
    manifest: Manifest
    arguments: JSON

    def text(self, name: str) -> str:
        value = self.arguments.get(name)
        return "" if value is None else str(value)

    def needed(self, name: str) -> str:
        if not self.text(name):
            raise Failed("invalid_arguments", [f"missing required field: {name}"])
        return self.text(name)

    def flag(self, name: str) -> bool:
        return self.arguments.get(name) in _TRUE

    def number(self, name: str, default: int, most: int) -> int:
        given = self.text(name) or str(default)
        if not given.isdigit():
            raise Failed("invalid_arguments", [f"{name} must be a number"])
        return min(int(given) or default, most)

    def listed(self, name: str) -> list[str]:
        given = self.arguments.get(name)
        if isinstance(given, list):
            return [str(entry) for entry in given]
        return [part.strip() for part in self.text(name).split(",") if part.strip()]

    def parsed(self, name: str, error: str) -> Any:
        """A JSON argument, which a form carries as a string."""
        given = self.arguments.get(name)
        if not isinstance(given, str) or not given:
            return given or None
        try:
            return json.loads(given)
        except ValueError as bad:
            raise Failed(error, [f"{name} is no JSON"]) from bad

    def channel(self) -> Conversation:
        found = self.workspace.conversations.get(self.text("channel"))
        if found is None or BOT_USER not in found.members:
            raise Failed("channel_not_found")
        return found


@dataclass(frozen=True)
class Method:
    """`scopes` are picked by the call: a DM and a group DM need different ones."""

    run: Callable[[Call], JSON]
    takes: frozenset[str]
    scope: Callable[[Call], str | None] = lambda call: None
    tier: Tier = Tier.FOUR


def method(
    run: Callable[[Call], JSON],
    takes: str = "",
    scope: str | Callable[[Call], str | None] | None = None,
    tier: Tier = Tier.FOUR,
) -> Method:
    picked = scope if callable(scope) else lambda call: scope
    return Method(run, frozenset(takes.split()) | {"token", "team_id"}, picked, tier)
