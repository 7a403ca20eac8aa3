"""Turn a message name and its facts into what Slack shows."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from messages.calendar import calendar_url

DIVIDER = {"type": "divider"}


@dataclass(frozen=True)
class Message:
    """`text` is for notifications and screen readers, and says all that matters."""

    text: str
    blocks: list[dict[str, Any]]


def render(name: str, /, **facts: Any) -> Message:
    """Raises jinja2.UndefinedError when a fact is missing."""
    text = ENV.get_template(f"{name}/text.j2").render(facts).strip()
    blocks = ENV.select_template([f"{name}/blocks.j2", "_no_blocks.j2"]).render(facts)
    return Message(text, json.loads(blocks))


def together(parts: Sequence[Message]) -> Message:
    """Several messages as one, a section each; their buttons work as before."""
    blocks: list[dict[str, Any]] = []
    for part in parts:
        blocks += [DIVIDER] if blocks else []
        blocks += part.blocks or [_section(part.text)]
    text = "\n\n".join(part.text for part in parts)
    return parts[0] if len(parts) == 1 else Message(text, blocks)


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def render_plain(name: str, /, **facts: Any) -> str:
    """The text where Slack shows plain text as it is: errors in a modal, what a field begins with.

    Raises jinja2.UndefinedError when a fact is missing.
    """
    return PLAIN.get_template(f"{name}/text.j2").render(facts).strip()


def render_view(name: str, /, **facts: Any) -> dict[str, Any]:
    """A modal, or the Home tab. Raises jinja2.UndefinedError when a fact is missing."""
    view: dict[str, Any] = json.loads(ENV.get_template(f"{name}/view.j2").render(facts))
    return view


def safe(value: object) -> object:
    """Escape what Slack treats as control characters, unless already marked safe."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return value


def as_json(value: object) -> Markup:
    """JSON, in which `safe` finds nothing to escape."""
    return Markup(_json(value))


def said(typed: str) -> Markup:
    """A piece of rich text, which shows what people typed to the letter."""
    return Markup(f'{{"type": "text", "text": {_json(typed or " ")}}}')


def bold(typed: str) -> Markup:
    text = _json(typed or " ")
    return Markup(f'{{"type": "text", "text": {text}, "style": {{"bold": true}}}}')


def person(user_id: str) -> Markup:
    return Markup(f"<@{user_id}>")


def cut(text: str, most: int) -> str:
    """No longer than this; the sign of what was left out is counted."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def joined(parts: Iterable[str], between: str) -> str:
    """Those that are not empty."""
    return between.join(filter(None, parts))


def local_time(moment: datetime, zone: str | None) -> str:
    """As on the wall of somebody there: "Tue 14:05 (Chicago)"; UTC where we know no such zone."""
    there = moment.astimezone(ZoneInfo(_known(zone)))
    return f"{there:%a %H:%M} ({place(_known(zone))})"


def wall(moment: int, zone: str | None) -> str:
    """As `local_time`, with the day; of a moment in seconds."""
    there = datetime.fromtimestamp(moment, ZoneInfo(_known(zone)))
    return f"{there:%a} {there.day} {there:%B}, {there:%H:%M} ({place(_known(zone))})"


def zone_in(user_id: str, zones: Mapping[str, str | None]) -> str:
    """What this person's clock goes by."""
    return _known(zones[user_id])


def place(zone: str | None) -> str:
    """The city a zone is named after."""
    return (zone or "UTC").rpartition("/")[2].replace("_", " ")


def day(when: date | str) -> str:
    """As in 5 January 2027; also of a day as it is stored."""
    when = date.fromisoformat(when) if isinstance(when, str) else when
    return f"{when.day} {when:%B %Y}"


def day_of(moment: datetime) -> Markup:
    """The day it is at that moment where the reader lives: only Slack knows."""
    return Markup(f"<!date^{int(moment.timestamp())}^{{date}}|{day(moment)}>")


def moment_of(moment: datetime | int) -> Markup:
    """Day and hour where the reader lives."""
    seconds = moment if isinstance(moment, int) else int(moment.timestamp())
    format_ = "{date_long} at {time}"
    return Markup(f"<!date^{seconds}^{format_}|{wall(seconds, None)}>")


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 word", "2 words"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _known(zone: str | None) -> str:
    """UTC where we know no such zone."""
    try:
        return ZoneInfo(zone or "UTC").key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"


def _json(value: object) -> str:
    encoded = _ENCODER.encode(value)
    return encoded.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


_ENCODER = json.JSONEncoder()
ENV = Environment(
    loader=PackageLoader("messages"),
    undefined=StrictUndefined,
    finalize=safe,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,  # else it asks the disk at each message
)
ENV.filters |= {
    "bold": bold,
    "calendar_url": calendar_url,
    "count": count,
    "cut": cut,
    "day": day,
    "day_of": day_of,
    "escaped": Markup,
    "joined": joined,
    "local_time": local_time,
    "moment_of": moment_of,
    "person": person,
    "place": place,
    "said": said,
    "tojson": as_json,
    "wall": wall,
    "zone_in": zone_in,
}
PLAIN = ENV.overlay(finalize=lambda value: value)
