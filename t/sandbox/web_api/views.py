"""views.*: modals and the Home tab."""

import json
from typing import Any

from sandbox.block_kit import Surface, faults
from sandbox.web_api.call import Call, Failed, method
from sandbox.workspace.tickets import Spent, Trigger
from sandbox.workspace.views import View, described, given_view

JSON = dict[str, Any]


def open_(call: Call) -> JSON:
    view = checked_view(call.parsed("view", "invalid_arguments"), "modal")
    return _shown(call.workspace.screens.open(_trigger(call).person, view))


def push(call: Call) -> JSON:
    view = checked_view(call.parsed("view", "invalid_arguments"), "modal")
    return _shown(call.workspace.screens.push(_trigger(call).person, view))


def update(call: Call) -> JSON:
    screens = call.workspace.screens
    before = screens.find(view_id=call.text("view_id"), external_id=call.text("external_id"))
    surface: Surface = "modal" if before.is_modal else "home"
    view = checked_view(call.parsed("view", "invalid_arguments"), surface)
    return _shown(screens.update(before, view, call.text("hash") or None))


def publish(call: Call) -> JSON:
    person = call.workspace.person(call.needed("user_id"))
    view = checked_view(call.parsed("view", "invalid_arguments"), "home")
    return _shown(call.workspace.screens.publish(person.id, view, call.text("hash") or None))


def checked_view(view: Any, surface: Surface) -> JSON:
    if not isinstance(view, dict):
        raise Failed("invalid_arguments", ["missing required field: view"])
    if len(json.dumps(view, separators=(",", ":")).encode()) > 250_000:
        raise Failed("view_too_large")
    # Slack's libraries send what was left out as null.
    present = {key: value for key, value in view.items() if value is not None}
    found = faults(present, surface)
    if found:
        raise Failed("invalid_arguments", found)
    return given_view(present)


def _trigger(call: Call) -> Trigger:
    try:
        return call.workspace.tickets.use_trigger(
            call.text("trigger_id") or call.text("interactivity_pointer")
        )
    except Spent as spent:
        raise Failed(str(spent)) from spent


def _shown(view: View) -> JSON:
    return {"view": described(view)}


METHODS = {
    "views.open": method(open_, "trigger_id interactivity_pointer view"),
    "views.push": method(push, "trigger_id interactivity_pointer view"),
    "views.update": method(update, "view_id external_id hash view"),
    "views.publish": method(publish, "user_id hash view"),
}
