"""Blocks as Slack gives them back: ids for those that came without, defaults said aloud."""

from typing import Any

from sandbox.workspace.ids import fresh_id

JSON = dict[str, Any]
_WITHOUT_ACTION = {"image", "plain_text", "mrkdwn"}


def completed(blocks: list[JSON]) -> list[JSON]:
    return [_block(block) for block in blocks]


def completed_text(text: JSON) -> JSON:
    if text["type"] == "plain_text":
        return {"emoji": True, **text}
    return {"verbatim": False, **text}


def _block(block: JSON) -> JSON:
    done = {"block_id": fresh_id()[:5], **_walked(block)}
    for key in ("element", "accessory"):
        if key in done:
            done[key] = _element(done[key])
    if block["type"] == "actions":
        done["elements"] = [_element(element) for element in done["elements"]]
    if block["type"] == "input":
        done = {"optional": False, "dispatch_action": False, **done}
    return done


def _element(element: JSON) -> JSON:
    if element["type"] in _WITHOUT_ACTION:
        return element
    return {"action_id": fresh_id()[:5], **element}


def _walked(value: Any) -> Any:
    if isinstance(value, list):
        return [_walked(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    if value.get("type") in ("plain_text", "mrkdwn"):
        return completed_text(value)
    return {key: _walked(entry) for key, entry in value.items()}


def elements_of(blocks: list[JSON]) -> list[tuple[JSON, JSON]]:
    """Every element that can be pressed or filled, beside the block that holds it."""
    found: list[tuple[JSON, JSON]] = []
    for block in blocks:
        here = [block[key] for key in ("element", "accessory") if key in block]
        inside = block["elements"] if block["type"] == "actions" else []
        found += [(block, e) for e in [*here, *inside] if "action_id" in e]
    return found
