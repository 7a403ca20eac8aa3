"""What one thing Slack sent is called, so that a second delivery of it is known."""

import hashlib
from collections.abc import Mapping
from typing import Any

from bot.services.incoming import Arrival


def arrival_of(team_id: str, body: Mapping[str, Any]) -> Arrival:
    """Events bear an id; a press, a submission or a command is told by its trigger."""
    if "event_id" in body:
        return Arrival(team_id, str(body["event_id"]))
    view = body.get("view") or {}
    parts = (
        body.get("type") or body.get("command"),
        body.get("user_id") or (body.get("user") or {}).get("id"),
        body.get("trigger_id"),
        view.get("id"),
        view.get("hash"),
        *(action.get("action_ts") for action in body.get("actions", [])),
    )
    return Arrival(team_id, hashlib.sha256(repr(parts).encode()).hexdigest())
