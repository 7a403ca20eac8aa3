"""Blocks for tests, right in all but what a test gives them."""

from typing import Any


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}


def message(*blocks: dict[str, Any]) -> dict[str, Any]:
    return {"text": "Hello", "blocks": list(blocks)}


def section(words: str = "Hello", **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": mrkdwn(words), **more}


def button(label: str = "Press", **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain(label), **more}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def option(words: str = "One", value: str = "1") -> dict[str, Any]:
    return {"text": plain(words), "value": value}


def options(number: int) -> list[dict[str, Any]]:
    return [option(value=str(n)) for n in range(number)]


def select(*offered: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "static_select", "options": list(offered) or [option()], **more}


def written(**more: Any) -> dict[str, Any]:
    return {"type": "plain_text_input", **more}


def field(element: dict[str, Any] | None = None, label: str = "Name") -> dict[str, Any]:
    return {"type": "input", "label": plain(label), "element": element or written()}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    given = {"type": "modal", "title": plain("Title"), "submit": plain("Send"), **more}
    return {**given, "blocks": list(blocks)}


def home(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "home", "blocks": list(blocks), **more}


CONFIRM = {
    "title": plain("Sure?"),
    "text": mrkdwn("It is for good."),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}


def surface_of(payload: dict[str, Any]) -> Any:
    return payload.get("type", "message")
