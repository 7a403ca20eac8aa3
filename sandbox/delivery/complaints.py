"""What Slack itself says of a form before the app hears of it: left out, too short, no number."""

import re
from collections.abc import Iterator
from typing import Any

from sandbox.delivery.values import key_of
from sandbox.workspace.blocks import elements_of

JSON = dict[str, Any]
REQUIRED = "Please complete this required field."
_PATTERNS = {
    "email_text_input": (r"[^@\s]+@[^@\s]+\.[^@\s]+", "Please enter a valid email address."),
    "url_text_input": (r"https?://\S+", "Please enter a valid URL."),
    "number_input": (r"-?\d+(\.\d+)?", "Please enter a number."),
}


def complaints(blocks: list[JSON], state: JSON) -> dict[str, str]:
    """By block id, as an app's own errors are."""
    return dict(_each(blocks, state))


def _each(blocks: list[JSON], state: JSON) -> Iterator[tuple[str, str]]:
    for block, element in elements_of(blocks):
        if block["type"] != "input":
            continue
        held = state[block["block_id"]][element["action_id"]][key_of(element["type"])]
        if held in (None, "", []):
            if not block["optional"]:
                yield block["block_id"], REQUIRED
        elif said := _wrong(element, held):
            yield block["block_id"], said


def _wrong(element: JSON, held: Any) -> str:
    least, most = element.get("min_length", 0), element.get("max_length", 3_000)
    if element["type"] == "plain_text_input" and len(held) < least:
        return f"Please enter at least {least} characters."
    if element["type"] == "plain_text_input" and len(held) > most:
        return f"Please enter at most {most} characters."
    if "max_selected_items" in element and len(held) > element["max_selected_items"]:
        return f"Please choose at most {element['max_selected_items']}."
    if element["type"] == "number_input" and (said := _off_limits(element, held)):
        return said
    pattern, words = _PATTERNS.get(element["type"], ("", ""))
    return words if pattern and not re.fullmatch(pattern, held) else ""


def _off_limits(element: JSON, held: str) -> str:
    if not re.fullmatch(_PATTERNS["number_input"][0], held):
        return ""
    if "." in held and not element["is_decimal_allowed"]:
        return "Please enter a whole number."
    if "min_value" in element and float(held) < float(element["min_value"]):
        return f"Please enter a number of at least {element['min_value']}."
    if "max_value" in element and float(held) > float(element["max_value"]):
        return f"Please enter a number of at most {element['max_value']}."
    return ""
