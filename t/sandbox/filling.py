"""What a person means to put into a field, as the page's form would hold it."""

from datetime import date, datetime, time
from typing import Any

from sandbox.delivery.values import options_of

JSON = dict[str, Any]


class NoSuchOption(Exception):
    """The field does not offer that."""


def as_typed(element: JSON, value: Any) -> Any:
    """Options are named by their words, people by themselves or their id, `True` is every box."""
    kind = element["type"]
    if kind == "checkboxes" and value is True:
        return [option["value"] for option in options_of(element)]
    if "options" in element or "option_groups" in element:
        return _options(element, value)
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    return [_plain(value)] if kind.startswith("multi_") else _plain(value)


def _options(element: JSON, value: Any) -> Any:
    several = element["type"] == "checkboxes" or element["type"].startswith("multi_")
    wanted = value if isinstance(value, list) else [value]
    picked = [_option(element, str(entry)) for entry in wanted if entry]
    return picked if several else "".join(picked)


def _option(element: JSON, words: str) -> str:
    for option in options_of(element):
        if words in (option["text"]["text"], option["value"]):
            return str(option["value"])
    offered = ", ".join(option["text"]["text"] for option in options_of(element))
    raise NoSuchOption(f"“{words}” is none of: {offered}")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return int(value.timestamp()) if value.tzinfo else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return getattr(value, "id", value if value is None else str(value))
