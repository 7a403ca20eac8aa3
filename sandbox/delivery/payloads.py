"""The payloads, in the shape of Slack's own."""

from typing import Any

from sandbox.web_api.messages import described as described_message
from sandbox.workspace import ids
from sandbox.workspace.conversations import Conversation, Message
from sandbox.workspace.people import Person
from sandbox.workspace.views import View
from sandbox.workspace.views import described as described_view

JSON = dict[str, Any]
VERIFICATION = "sandbox-verification-token"


def channel_name(channel: Conversation) -> str:
    return "directmessage" if channel.is_im else "mpdm-group-1"


def command(person: Person, channel: Conversation, word: str, text: str) -> dict[str, str]:
    return {
        "token": VERIFICATION,
        "team_id": ids.TEAM,
        "team_domain": ids.TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": person.id,
        "user_name": person.name,
        "command": word,
        "text": text,
        "api_app_id": ids.APP,
        "is_enterprise_install": "false",
    }


def _from(person: Person, kind: str) -> JSON:
    return {
        "type": kind,
        "user": {
            "id": person.id,
            "username": person.name,
            "name": person.name,
            "team_id": ids.TEAM,
        },
        "api_app_id": ids.APP,
        "token": VERIFICATION,
        "team": {"id": ids.TEAM, "domain": ids.TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def press_in_message(
    person: Person, channel: Conversation, message: Message, action: JSON, state: JSON
) -> JSON:
    """Of an ephemeral message Slack keeps nothing, so its press comes without `message`."""
    pressed: JSON = {"state": {"values": state}, "actions": [action]}
    return _from(person, "block_actions") | _in_message(channel, message) | pressed


def _in_message(channel: Conversation, message: Message) -> JSON:
    told: JSON = {
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": message.only_for is not None,
        },
        "channel": {"id": channel.id, "name": channel_name(channel)},
    }
    return told if message.only_for else {**told, "message": described_message(message)}


def press_in_view(person: Person, view: View, action: JSON, state: JSON) -> JSON:
    return _from(person, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "view": described_view(view, state),
        "actions": [action],
    }


def submission(person: Person, view: View, state: JSON) -> JSON:
    return _from(person, "view_submission") | {
        "view": described_view(view, state),
        "response_urls": [],
    }


def closing(person: Person, view: View, *, cleared: bool) -> JSON:
    return _from(person, "view_closed") | {
        "view": described_view(view),
        "is_cleared": cleared,
    }


def suggestion(
    person: Person,
    where: View | tuple[Conversation, Message],
    block: JSON,
    element: JSON,
    typed: str,
) -> JSON:
    """From a view, or from a message in its conversation."""
    told = _from(person, "block_suggestion") | {
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "value": typed,
    }
    if isinstance(where, View):
        container = {"type": "view", "view_id": where.id}
        return told | {"container": container, "view": described_view(where)}
    channel, message = where
    return told | _in_message(channel, message)


def event(inner: JSON, at: int) -> JSON:
    return {
        "token": VERIFICATION,
        "team_id": ids.TEAM,
        "context_team_id": ids.TEAM,
        "context_enterprise_id": None,
        "api_app_id": ids.APP,
        "event": inner,
        "type": "event_callback",
        "event_id": ids.fresh_id("Ev"),
        "event_time": at,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": ids.TEAM,
                "user_id": ids.BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{ids.fresh_id()}{ids.fresh_id()}",
    }
