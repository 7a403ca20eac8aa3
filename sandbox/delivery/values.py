"""What stands in an element, said as Slack says it in `state.values` and in actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.workspace.blocks import elements_of
from sandbox.workspace.files import File, described

JSON = dict[str, Any]
Typed = dict[str, dict[str, Any]]  # block_id, action_id: as the page's form holds it

_WRITTEN = dict.fromkeys(
    ("plain_text_input", "email_text_input", "url_text_input", "number_input"), "value"
)
_KEYS = {
    **_WRITTEN,
    "rich_text_input": "rich_text_value",
    "file_input": "files",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "overflow": "selected_option",
    "checkboxes": "selected_options",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
}
_MANY = {
    "files",
    "selected_options",
    "selected_users",
    "selected_conversations",
    "selected_channels",
}
_STATELESS = ("button", "overflow", "workflow_button")


def key_of(kind: str) -> str:
    return _KEYS[kind]


def initial(element: JSON) -> Any:
    """What stands in an untouched element."""
    key = _KEYS[element["type"]]
    named = "initial_value" if key.endswith("value") else key.replace("selected", "initial")
    return element.get(named, [] if key in _MANY else None)


@dataclass(frozen=True)
class Filled:
    """What stands in a form as somebody left it."""

    typed: Typed
    zone: ZoneInfo
    files: Mapping[str, File] = field(default_factory=dict)


def in_state(element: JSON, typed: Any, filled: Filled) -> Any:
    """Slack's form of what the page's form holds; no entry at all is told apart from an empty."""
    kind = element["type"]
    if typed is None:
        return initial(element)
    if kind == "datetimepicker":
        return _moment(typed, filled.zone)
    if kind == "file_input":
        return [described(filled.files[file_id]) for file_id in typed if file_id in filled.files]
    if kind == "rich_text_input":
        return _rich(typed) if isinstance(typed, str) and typed else typed or None
    if "options" in element or "option_groups" in element:
        return _options(element, typed)
    if isinstance(typed, list):
        return typed
    return typed or None


def options_of(element: JSON) -> list[JSON]:
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(o for group in groups for o in group["options"])]


def _options(element: JSON, typed: Any) -> Any:
    wanted = typed if isinstance(typed, list) else [typed]
    picked = [option for option in options_of(element) if option["value"] in wanted]
    if _KEYS[element["type"]] == "selected_options":
        return picked
    return picked[0] if picked else None


def _moment(typed: str | int, zone: ZoneInfo) -> int | None:
    """The picker shows and takes the person's own local time; Slack sends the moment."""
    if not typed or isinstance(typed, int):
        return typed or None
    return int(datetime.fromisoformat(typed).replace(tzinfo=zone).timestamp())


def _rich(typed: str) -> JSON:
    said = {"type": "text", "text": typed}
    section = {"type": "rich_text_section", "elements": [said]}
    return {"type": "rich_text", "elements": [section]}


def state_values(blocks: list[JSON], filled: Filled) -> JSON:
    values: JSON = {}
    for block, element in elements_of(blocks):
        kind, action_id = element["type"], element["action_id"]
        if kind in _STATELESS:
            continue
        held = filled.typed.get(block["block_id"], {}).get(action_id)
        said = {"type": kind, _KEYS[kind]: in_state(element, held, filled)}
        values.setdefault(block["block_id"], {})[action_id] = said
    return values


def action(block: JSON, element: JSON, typed: Any, filled: Filled, ts: str) -> JSON:
    """One entry of `actions`: the press itself."""
    kind = element["type"]
    told = {"action_id": element["action_id"], "block_id": block["block_id"], "type": kind}
    for kept in ("text", "value", "style", "url", "placeholder"):
        if kept in element:
            told[kept] = element[kept]
    if kind != "button":
        told[_KEYS[kind]] = in_state(element, typed, filled)
    return {**told, "action_ts": ts}
