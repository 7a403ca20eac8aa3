"""Finding what a label names among everything on a person's screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sandbox.delivery.values import options_of
from sandbox.page.words import label_of
from sandbox.workspace.blocks import elements_of

JSON = dict[str, Any]


class NotOnScreen(Exception):
    def __init__(self, wanted: str, words: str) -> None:
        super().__init__(f"“{wanted}” is not on the screen, which shows:\n{words}")


@dataclass
class Found:
    where: dict[str, str]  # a view_id, or a channel and ts
    block: JSON
    element: JSON
    value: Any = None


def find_element(screen: JSON, label: str, *, on: str = "", near: str = "") -> Found | None:
    for where, blocks in _places(screen, on):
        for block, element in elements_of(_from(blocks, near)):
            if block["type"] == "input":
                continue
            for option in options_of(element) if element["type"] == "overflow" else []:
                if option["text"]["text"] == label:
                    return Found(where, block, element, option["value"])
            if label in (label_of(element), _heading(block)):
                return Found(where, block, element)
    return None


def find_field(view: JSON, label: str) -> JSON:
    """The input block of that label; or a tick box by the words beside it."""
    inputs: list[JSON] = [block for block in view["blocks"] if block["type"] == "input"]
    for block in inputs:
        if label in (block["label"]["text"], _only_tick(block["element"])):
            return block
    raise NotOnScreen(label, view["words"])


def _only_tick(element: JSON) -> str:
    offered = options_of(element)
    ticks = element["type"] == "checkboxes" and len(offered) == 1
    return str(offered[0]["text"]["text"]) if ticks else ""


def _places(screen: JSON, on: str) -> Iterator[tuple[dict[str, str], list[JSON]]]:
    """Where a person would look: an open modal hides all else; then the newest message first."""
    home = [screen["home"]] if screen["home"] else []
    if screen["modals"] or on == "home":
        views = screen["modals"][-1:] or home
        yield from (({"view_id": view["id"]}, view["blocks"]) for view in views)
        return
    messages = [(c["id"], m) for c in screen["conversations"] for m in c["messages"]]
    for channel, message in sorted(messages, key=lambda pair: str(pair[1]["ts"]), reverse=True):
        yield {"channel": channel, "ts": message["ts"]}, message["blocks"]
    yield from (({"view_id": view["id"]}, view["blocks"]) for view in home)


def _from(blocks: list[JSON], near: str) -> list[JSON]:
    """The blocks from the one on that says `near`."""
    for number, block in enumerate(blocks):
        if near and near in str(block):
            return blocks[number:]
    return [] if near else blocks


def _heading(block: JSON) -> str:
    text = block.get("text")
    return str(text["text"]) if text and block["type"] == "section" else ""
