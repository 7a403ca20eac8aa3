"""A modal sent off or closed, and what the app's answer does to it."""

from dataclasses import dataclass
from typing import Any

from sandbox.delivery import payloads
from sandbox.delivery.complaints import complaints
from sandbox.delivery.line import AppLine
from sandbox.delivery.values import Filled, Typed, state_values
from sandbox.web_api.call import Failed
from sandbox.web_api.views import checked_view
from sandbox.workspace.screens import Refused
from sandbox.workspace.views import View
from sandbox.workspace.workspace import Workspace

JSON = dict[str, Any]
TROUBLE = "We had some trouble connecting. Try again?"


@dataclass(frozen=True)
class Sent:
    """Errors beside their fields, or one trouble for the whole form, or neither."""

    errors: dict[str, str]
    trouble: str = ""


@dataclass(frozen=True)
class Forms:
    workspace: Workspace
    line: AppLine

    async def submit(self, view: View, typed: Typed) -> Sent:
        person = self.workspace.person(view.owner)
        state = state_values(view.blocks, Filled(typed, person.zone, self.workspace.files.kept))
        wrong = complaints(view.blocks, state)
        if wrong:
            return Sent(wrong)
        payload = payloads.submission(person, view, state)
        payload["trigger_id"] = self.workspace.tickets.new_trigger(person.id, view.id)
        answer = await self.line.interaction(payload)
        if answer.problem:
            return Sent({}, TROUBLE)
        try:
            return self._obey(view, answer.body)
        except (Failed, Refused) as refused:
            return Sent({}, f"{TROUBLE} ({_reason(refused)})")

    async def close(self, view: View) -> None:
        """Cancel: the view goes; with `clear_on_close` everything under it goes too."""
        screens = self.workspace.screens
        cleared = bool(view.given.get("clear_on_close"))
        gone = list(screens.stacks[view.owner]) if cleared else [view]
        screens.clear(view.owner) if cleared else screens.close(view)
        for closed in gone:
            if closed.given.get("notify_on_close"):
                person = self.workspace.person(view.owner)
                payload = payloads.closing(person, closed, cleared=cleared)
                await self.line.interaction(payload)

    def _obey(self, view: View, body: JSON) -> Sent:
        screens, action = self.workspace.screens, body.get("response_action")
        if action == "errors":
            return Sent(_known(view, body["errors"]))
        if action == "update":
            screens.update(view, checked_view(body.get("view"), "modal"))
        elif action == "push":
            screens.push(view.owner, checked_view(body.get("view"), "modal"))
        elif action == "clear":
            screens.clear(view.owner)
        elif action is None:
            screens.close(view)
        else:
            raise Failed("invalid_arguments", [f"unknown response_action: {action}"])
        return Sent({})


def _known(view: View, errors: dict[str, str]) -> dict[str, str]:
    """Slack refuses errors for blocks that are not inputs of this view."""
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    unknown = sorted(set(errors) - inputs)
    if unknown or not errors:
        raise Failed("invalid_arguments", [f"no input has the block_id {b}" for b in unknown])
    return errors


def _reason(refused: Exception) -> str:
    if isinstance(refused, Failed):
        return "; ".join([refused.answer["error"], *refused.answer.get("errors", [])])
    return str(refused)
