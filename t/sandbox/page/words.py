"""Messages and views as plain words, line by line: what a program, or a transcript, reads."""

from collections.abc import Iterator
from typing import Any

from sandbox.delivery.values import initial, options_of
from sandbox.page import mrkdwn
from sandbox.page.emoji import with_emoji
from sandbox.page.rich_text import rich_text_words
from sandbox.page.viewer import Viewer

JSON = dict[str, Any]


def text_words(text: JSON, viewer: Viewer) -> str:
    if text["type"] == "mrkdwn":
        return mrkdwn.plain(text["text"], viewer)
    return with_emoji(text["text"])


def blocks_words(blocks: list[JSON], viewer: Viewer) -> str:
    return "\n".join(line for block in blocks for line in _block(block, viewer) if line)


def view_words(view: JSON, viewer: Viewer) -> str:
    title = [text_words(view["title"], viewer)] if view["type"] == "modal" else []
    ends = [view[key]["text"] for key in ("submit", "close") if view.get(key)]
    buttons = " ".join(f"[{end}]" for end in ends)
    return "\n".join(p for p in (*title, blocks_words(view["blocks"], viewer), buttons) if p)


def _block(block: JSON, viewer: Viewer) -> Iterator[str]:
    kind = block["type"]
    if kind == "rich_text":
        yield rich_text_words(block, viewer)
    elif kind == "image":
        yield f"({block['alt_text']})"
    elif kind == "markdown":
        yield block["text"]
    elif kind == "input":
        yield _input(block, viewer)
    else:
        yield from _texts(block, viewer)
        yield " ".join(_elements(block, viewer))


def _texts(block: JSON, viewer: Viewer) -> Iterator[str]:
    if "text" in block:
        yield text_words(block["text"], viewer)
    for field in block.get("fields", []):
        yield text_words(field, viewer)


def _elements(block: JSON, viewer: Viewer) -> Iterator[str]:
    for element in [
        *block.get("elements", []),
        *([block["accessory"]] if "accessory" in block else []),
    ]:
        if element["type"] in ("mrkdwn", "plain_text"):
            yield text_words(element, viewer)
        elif element["type"] == "image":
            yield f"({element['alt_text']})"
        else:
            yield f"[{label_of(element)}]"


def label_of(element: JSON) -> str:
    """The words by which a person finds an element."""
    if "text" in element:
        return with_emoji(element["text"]["text"])
    if element["type"] == "overflow":
        return " / ".join(option["text"]["text"] for option in options_of(element))
    chosen = initial(element)
    if isinstance(chosen, dict):
        return str(chosen["text"]["text"])
    return str(element.get("placeholder", {}).get("text", element["type"]))


def _input(block: JSON, viewer: Viewer) -> str:
    element = block["element"]
    held = initial(element)
    shown = _held(held, viewer)
    offered = " / ".join(option["text"]["text"] for option in options_of(element)[:12])
    optional = " (optional)" if block.get("optional") else ""
    return f"{block['label']['text']}{optional}: {shown or offered or '…'}"


def _held(held: Any, viewer: Viewer) -> str:
    if isinstance(held, list):
        return ", ".join(_held(entry, viewer) for entry in held)
    if isinstance(held, dict):
        return str(held["text"]["text"]) if "text" in held else ""
    named = viewer.people.get(str(held))
    return named.real_name if named else str(held or "")
