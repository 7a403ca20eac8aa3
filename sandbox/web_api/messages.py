"""What may be a message, and how Slack gives one back."""

from typing import Any

from sandbox.block_kit import faults
from sandbox.block_kit.surfaces import MESSAGE_TEXT
from sandbox.web_api.call import Call, Failed
from sandbox.workspace import ids
from sandbox.workspace.blocks import completed
from sandbox.workspace.conversations import Message
from sandbox.workspace.files import described as described_file

JSON = dict[str, Any]


def content(call: Call, most: int = MESSAGE_TEXT) -> JSON:
    """The text, blocks and metadata of a call, or the reason why Slack would not take them."""
    blocks = checked_blocks(call.parsed("blocks", "invalid_blocks_format"))
    text = call.text("text") or call.text("markdown_text")
    if not text and not blocks:
        raise Failed("no_text")
    if len(text) > most:
        raise Failed("msg_too_long")
    return {"text": text, "blocks": blocks, "metadata": _metadata(call)}


def checked_blocks(blocks: Any) -> list[JSON]:
    if blocks is None:
        return []
    if not isinstance(blocks, list):
        raise Failed("invalid_blocks_format")
    found = faults({"text": "-", "blocks": blocks}, "message")
    if found and all("characters in all" in fault for fault in found):
        raise Failed("msg_blocks_too_long", found)
    if found:
        raise Failed("invalid_blocks", found)
    return completed(blocks)


def _metadata(call: Call) -> JSON | None:
    given: Any = call.parsed("metadata", "invalid_metadata_format")
    if given is None:
        return None
    if not isinstance(given, dict) or set(given) - {"event_type", "event_payload", "entities"}:
        raise Failed("invalid_metadata_format")
    if not isinstance(given.get("event_type"), str):
        raise Failed("invalid_metadata_format")
    if not isinstance(given.get("event_payload"), dict):
        raise Failed("invalid_metadata_format")
    if len(str(given)) > 8_000:
        raise Failed("metadata_too_large")
    return given


def described(message: Message, *, metadata: bool = False) -> JSON:
    told: JSON = {
        "user": message.user,
        "type": "message",
        "ts": message.ts,
        "text": message.text,
        "team": ids.TEAM,
    }
    if message.user == ids.BOT_USER:
        told |= {"bot_id": ids.BOT, "app_id": ids.APP, "bot_profile": _bot_profile()}
    if message.blocks:
        told["blocks"] = message.blocks
    if message.files:
        told["files"] = [described_file(file) for file in message.files]
    if message.edited_ts:
        told["edited"] = {"user": message.user, "ts": message.edited_ts}
    if message.thread_ts:
        told["thread_ts"] = message.thread_ts
    if metadata and message.metadata:
        told["metadata"] = message.metadata
    return told


def _bot_profile() -> JSON:
    return {
        "id": ids.BOT,
        "app_id": ids.APP,
        "name": "Infoview",
        "icons": {f"image_{size}": f"https://example.com/{size}.png" for size in (36, 48, 72)},
        "deleted": False,
        "updated": 1_700_000_000,
        "team_id": ids.TEAM,
    }
