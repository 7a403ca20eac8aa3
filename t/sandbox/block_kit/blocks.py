"""The blocks, each with its keys and limits."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sandbox.block_kit.check import (
    Check,
    Rule,
    Shape,
    array,
    at_least_one,
    boolean,
    exactly_one,
    one_of,
    says,
    shape,
    string,
    typed,
)
from sandbox.block_kit.elements import IMAGE, IN_ACTIONS, IN_INPUT, IN_SECTION
from sandbox.block_kit.objects import ANY_TEXT, ID, SLACK_FILE, URL, plain, text
from sandbox.block_kit.rich_text import RICH_TEXT


def _block(kind: str, required: Shape, optional: Shape, *also: Rule) -> Check:
    own = {"type": one_of(kind), **required}
    return shape(own, {"block_id": ID, **optional}, *also)


def _own_action_ids(value: Mapping[str, Any], path: str) -> Iterator[str]:
    """Slack tells elements apart by block_id and action_id: within one block none may repeat."""
    elements: Sequence[Mapping[str, object]] = value["elements"]
    seen: set[object] = set()
    for number, element in enumerate(elements):
        action_id = element.get("action_id")
        if action_id is not None and action_id in seen:
            yield says(f"{path}.elements[{number}].action_id", f"{action_id!r} is used twice here")
        seen.add(action_id)


_CONTEXT = typed(
    "element a context can hold",
    {
        "image": IMAGE,
        "plain_text": text(ANY_TEXT),
        "mrkdwn": text(ANY_TEXT),
    },
)
EVERYWHERE = {
    "section": _block(
        "section",
        {},
        {
            "text": text(ANY_TEXT),
            "fields": array(text(2_000), 10),
            "accessory": IN_SECTION,
            "expand": boolean,
        },
        at_least_one("text", "fields"),
    ),
    "header": _block("header", {"text": plain(150)}, {}),
    "context": _block("context", {"elements": array(_CONTEXT, 10)}, {}),
    "actions": _block("actions", {"elements": array(IN_ACTIONS, 25)}, {}, _own_action_ids),
    "input": _block(
        "input",
        {"label": plain(2_000), "element": IN_INPUT},
        {"hint": plain(2_000), "optional": boolean, "dispatch_action": boolean},
    ),
    "divider": _block("divider", {}, {}),
    "image": _block(
        "image",
        {"alt_text": string(2_000)},
        {"title": plain(2_000), "image_url": URL, "slack_file": SLACK_FILE},
        exactly_one("image_url", "slack_file"),
    ),
    "rich_text": RICH_TEXT,
}
IN_MESSAGES = {**EVERYWHERE, "markdown": _block("markdown", {"text": string(12_000)}, {})}
