"""What is sent to the app: a command, an interaction or an event, and what it is called."""

from dataclasses import dataclass
from typing import Any

JSON = dict[str, Any]
COMMAND, INTERACTIVE, EVENT = "slash_commands", "interactive", "events_api"


@dataclass(frozen=True)
class Sending:
    """`kind` is Socket Mode's name for it; `attempt` and `reason` tell of an event sent again."""

    kind: str
    payload: JSON
    attempt: int = 0
    reason: str = ""

    @property
    def name(self) -> str:
        again = f", try {self.attempt + 1}" if self.attempt else ""
        return f"{self._what()}{again}"

    def _what(self) -> str:
        said = self.payload
        if self.kind == COMMAND:
            return f"{said['command']} {said['text']}".strip()
        if self.kind == EVENT:
            return f"event {said['event']['type']}"
        return f"{said['type']} {_of(said)}"


def _of(said: JSON) -> str:
    if said.get("actions"):
        return str(said["actions"][0]["action_id"])
    return str(said.get("action_id") or said["view"]["callback_id"])
