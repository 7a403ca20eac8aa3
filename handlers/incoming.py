"""What one thing Slack sent is called, and whether whom it comes from belongs here."""

import hashlib
from collections.abc import Mapping
from typing import Any

from bot.services.incoming import Arrival
from bot.services.taking_part import NotAMember


def refuse_strangers(team_id: str, body: Mapping[str, Any]) -> None:
    """In a channel shared with another workspace its people can press too. Raises NotAMember.

    On Enterprise Grid one person belongs to several: there Slack's list of members decides.
    """
    person = body.get("user")
    theirs = person.get("team_id") if isinstance(person, Mapping) else None
    if theirs and theirs != team_id and not body.get("enterprise"):
        raise NotAMember


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
