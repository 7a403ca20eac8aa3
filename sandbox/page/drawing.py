"""Templates of the page, and what they need to draw blocks for one viewer."""

import json
import zlib
from typing import Any

from jinja2 import ChainableUndefined, Environment, PackageLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from sandbox.delivery.values import initial, options_of
from sandbox.page import mrkdwn
from sandbox.page.emoji import with_emoji
from sandbox.page.rich_text import rich_text_html, rich_text_words
from sandbox.page.viewer import Viewer
from sandbox.workspace.people import Person

JSON = dict[str, Any]


def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("sandbox.page"),
        autoescape=True,
        trim_blocks=True,
        undefined=ChainableUndefined,
    )
    made.filters |= {
        "text": _text,
        "mrkdwn": _mrkdwn,
        "rich": _rich,
        "emoji": with_emoji,
        "offered": options_of,
        "chosen": _chosen,
        "held_names": _held_names,
        "local_input": _local_input,
        "hue": _hue,
        "option_list": _option_list,
        "place_list": _place_list,
        "rich_initial": _rich_initial,
    }
    return made


@pass_context
def _text(context: Context, text: JSON) -> Markup:
    if text["type"] == "mrkdwn":
        return mrkdwn.html(text["text"], _viewer(context))
    return mrkdwn.plain_html(text["text"])


@pass_context
def _mrkdwn(context: Context, text: str) -> Markup:
    return mrkdwn.html(text, _viewer(context))


@pass_context
def _rich(context: Context, block: JSON) -> Markup:
    return rich_text_html(block, _viewer(context))


def _chosen(element: JSON) -> list[str]:
    """The values that stand in a select, or are ticked, from the start."""
    held = initial(element)
    held = held if isinstance(held, list) else [held]
    return [entry["value"] if isinstance(entry, dict) else str(entry) for entry in held if entry]


@pass_context
def _held_names(context: Context, element: JSON) -> list[tuple[str, str]]:
    """Of people and of options from outside: what is sent, and what is shown."""
    held = initial(element)
    held = held if isinstance(held, list) else [held]
    viewer = _viewer(context)
    return [
        (_sent(element, entry), entry["text"]["text"])
        if isinstance(entry, dict)
        else (entry, viewer.name_of(entry))
        for entry in held
        if entry
    ]


def _sent(element: JSON, option: JSON) -> str:
    """An option from outside is known to the page alone, so it goes back whole."""
    return json.dumps(option) if "external" in element["type"] else str(option["value"])


@pass_context
def _local_input(context: Context, seconds: Any) -> str:
    if not isinstance(seconds, int):
        return ""
    return f"{_viewer(context).local(seconds):%Y-%m-%dT%H:%M}"


def _option_list(element: JSON) -> list[JSON]:
    """What a lookup offers, for the page's own search: groups are said beside."""
    groups = element.get("option_groups") or [{"options": element.get("options", [])}]
    return [
        {
            "value": option["value"],
            "name": with_emoji(option["text"]["text"]),
            "note": group.get("label", option.get("description", {})).get("text", ""),
        }
        for group in groups
        for option in group["options"]
    ]


def _place_list(places: list[JSON]) -> list[JSON]:
    return [{"value": p["value"], "name": p["text"]["text"], "note": ""} for p in places]


@pass_context
def _rich_initial(context: Context, element: JSON) -> str:
    held = initial(element)
    return rich_text_words(held, _viewer(context)) if held else ""


def _hue(person: Person) -> int:
    return zlib.crc32(person.id.encode()) % 360


def _viewer(context: Context) -> Viewer:
    viewer: Viewer = context["viewer"]
    return viewer
