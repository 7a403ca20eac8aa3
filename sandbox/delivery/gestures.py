"""What a person does outside of forms: types, runs a command, presses, opens a tab."""

from dataclasses import dataclass
from typing import Any

from sandbox.delivery import payloads
from sandbox.delivery.answer import Answer
from sandbox.delivery.events import Events
from sandbox.delivery.line import AppLine
from sandbox.delivery.values import Filled, Typed, action, state_values
from sandbox.manifest import Manifest
from sandbox.web_api.call import Failed
from sandbox.web_api.response_urls import respond
from sandbox.workspace import ids
from sandbox.workspace.blocks import elements_of
from sandbox.workspace.conversations import Conversation, Message
from sandbox.workspace.people import Person
from sandbox.workspace.views import View
from sandbox.workspace.workspace import NotThere, Workspace

JSON = dict[str, Any]
NOT_DONE = "Infoview did not answer as it should. Try again?"
_WORDS = {"http_timeout": "operation_timeout"}


@dataclass(frozen=True)
class Pressed:
    """Which element was pressed or changed, what it holds now, and what else was filled in."""

    block_id: str
    action_id: str
    value: Any = None
    typed: Typed | None = None


@dataclass(frozen=True)
class Gestures:
    workspace: Workspace
    manifest: Manifest
    line: AppLine
    events: Events

    async def write(self, person: Person, channel: Conversation, text: str) -> None:
        """What the composer sends: a command if it begins with a slash, else a message."""
        if text.startswith("/"):
            await self._command(person, channel, text)
            return
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        message = self.workspace.say(channel, person.id, escaped)
        self.events.message(channel, message)

    async def press_in_message(
        self, person: Person, channel: Conversation, message: Message, pressed: Pressed
    ) -> None:
        act, state = self._said(person, message.blocks, pressed)
        payload = payloads.press_in_message(person, channel, message, act, state)
        key = self.workspace.tickets.new_response_url(person.id, channel.id, message.ts)
        payload["response_url"] = self._response_url(key)
        payload["trigger_id"] = self.workspace.tickets.new_trigger(person.id)
        await self._deliver(person, payload)

    async def press_in_view(self, person: Person, view: View, pressed: Pressed) -> None:
        act, state = self._said(person, view.blocks, pressed)
        payload = payloads.press_in_view(person, view, act, state)
        trigger = self.workspace.tickets.new_trigger(person.id, view.id)
        await self._deliver(person, {**payload, "trigger_id": trigger})

    async def suggestions(
        self, person: Person, where: View | tuple[Conversation, Message], pressed: Pressed
    ) -> list[tuple[str, list[JSON]]]:
        """What an external select offers for what was typed: groups of options."""
        blocks = where.blocks if isinstance(where, View) else where[1].blocks
        block, element = _pressed_element(blocks, pressed)
        payload = payloads.suggestion(person, where, block, element, str(pressed.value or ""))
        answer = await self.line.interaction(payload)
        groups = answer.body.get("option_groups", [])
        grouped = [(group["label"]["text"], group["options"]) for group in groups]
        return [("", answer.body["options"])] if "options" in answer.body else grouped

    def _said(self, person: Person, blocks: list[JSON], pressed: Pressed) -> tuple[JSON, JSON]:
        block, element = _pressed_element(blocks, pressed)
        ts = self.workspace.next_ts()
        typed = {key: dict(held) for key, held in (pressed.typed or {}).items()}
        if pressed.value is not None:
            typed.setdefault(pressed.block_id, {})[pressed.action_id] = pressed.value
        filled = Filled(typed, person.zone, self.workspace.files.kept)
        act = action(block, element, pressed.value, filled, ts)
        return act, state_values(blocks, filled)

    async def _deliver(self, person: Person, payload: JSON) -> None:
        answer = await self.line.interaction(payload)
        if answer.problem:
            self.workspace.screens.notice(person.id, NOT_DONE)

    async def _command(self, person: Person, channel: Conversation, typed: str) -> None:
        word, _, text = typed.partition(" ")
        if word not in {c.command for c in self.manifest.commands}:
            self._from_slackbot(person, channel, f"`{word}` is not a valid command.")
            return
        key = self.workspace.tickets.new_response_url(person.id, channel.id)
        form = payloads.command(person, channel, word, text.strip()) | {
            "response_url": self._response_url(key),
            "trigger_id": self.workspace.tickets.new_trigger(person.id),
        }
        answer = await self.line.command(form)
        problem = _WORDS.get(answer.problem, "dispatch_failed") if answer.problem else ""
        problem = problem or self._shown(answer, key)
        if problem:
            self._from_slackbot(person, channel, f'{word} failed with the error "{problem}"')

    def _shown(self, answer: Answer, key: str) -> str:
        """The body of the answer is itself a response; the word for why it cannot be shown."""
        if not answer.body:
            return ""
        try:
            respond(self.workspace, self.workspace.tickets.response_urls[key], answer.body)
        except Failed as failed:
            return "; ".join([failed.answer["error"], *failed.answer.get("errors", [])])
        return ""

    def _from_slackbot(self, person: Person, channel: Conversation, text: str) -> None:
        self.workspace.say(channel, ids.SLACKBOT, text, only_for=person.id)

    def _response_url(self, key: str) -> str:
        return f"{self.workspace.url}/response/{key}"


def _pressed_element(blocks: list[JSON], pressed: Pressed) -> tuple[JSON, JSON]:
    wanted = (pressed.block_id, pressed.action_id)
    for block, element in elements_of(blocks):
        if (block["block_id"], element["action_id"]) == wanted:
            return block, element
    raise NotThere("no such element any more")
