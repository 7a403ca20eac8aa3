"""Composition objects: texts, options, confirmation dialogs, filters."""

from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.block_kit.check import (
    Check,
    Rule,
    Shape,
    array,
    at_least_one,
    boolean,
    one_of,
    says,
    shape,
    string,
    typed,
)

ANY_TEXT = 3_000
URL = string(3_000)
ID = string(255)


def plain(most: int) -> Check:
    return typed("plain_text object", {"plain_text": _plain(most)})


def text(most: int) -> Check:
    return typed("text object", {"plain_text": _plain(most), "mrkdwn": _mrkdwn(most)})


def _plain(most: int) -> Check:
    return shape({"type": one_of("plain_text"), "text": string(most)}, {"emoji": boolean})


def _mrkdwn(most: int) -> Check:
    return shape({"type": one_of("mrkdwn"), "text": string(most)}, {"verbatim": boolean})


def _option(words: Check, description: Check, **more: Check) -> Check:
    return shape({"text": words, "value": string(150)}, {"description": description, **more})


PLAIN_OPTION = _option(plain(75), plain(75))
RICH_OPTION = _option(text(75), text(75))
LINK_OPTION = _option(plain(75), plain(75), url=URL)
OPTION_GROUP = shape({"label": plain(75), "options": array(PLAIN_OPTION, 100)}, {})

STYLE = one_of("primary", "danger")
CONFIRM = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": STYLE},
)
DISPATCH = shape(
    {"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 2)}, {}
)
FILTER = shape(
    {},
    {
        "include": array(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
    at_least_one("include", "exclude_external_shared_channels", "exclude_bot_users"),
)
SLACK_FILE = shape({}, {"id": ID, "url": URL}, at_least_one("id", "url"))


def chosen_is_offered(value: Mapping[str, Any], path: str) -> Iterator[str]:
    """What is chosen from the start must be one of the options, to the letter."""
    groups = value.get("option_groups", [])
    offered = [*value.get("options", []), *(o for group in groups for o in group["options"])]
    one = [value["initial_option"]] if "initial_option" in value else []
    for option in [*one, *value.get("initial_options", [])]:
        if option not in offered:
            yield says(path, f"the initial option {option['value']!r} is none of the options")


def element(kind: str, required: Shape, optional: Shape, *also: Rule) -> Check:
    own = {"type": one_of(kind), **required}
    return shape(own, {"action_id": ID, **optional}, *also)
