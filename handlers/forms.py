"""What a person filled into a modal, by the names of its fields."""

from collections.abc import Mapping
from typing import Any

from bot.domain.storable import storable


def values(view: Mapping[str, Any]) -> dict[str, Any]:
    """Text is a str (empty for nothing), one choice its value or None, checkboxes a list."""
    answers = view["state"]["values"].items()
    return {name: _value(next(iter(elements.values()))) for name, elements in answers}


def typed(text: str | None) -> str:
    """What a person typed, as it can be kept."""
    return storable(text or "").strip()


def _value(element: Mapping[str, Any]) -> Any:
    match element:
        case {"type": "plain_text_input"}:
            return typed(element.get("value"))
        case {"type": "checkboxes"}:
            return [option["value"] for option in element.get("selected_options") or []]
        case {"type": "users_select"}:
            return element.get("selected_user")
        case {"type": "datepicker"}:
            return element.get("selected_date")
        case {"type": "datetimepicker"}:
            return element.get("selected_date_time")
        case _:
            return (element.get("selected_option") or {}).get("value")
