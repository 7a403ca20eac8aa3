"""Block elements, and which block may hold which."""

from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.block_kit.check import (
    Check,
    Rule,
    Shape,
    array,
    boolean,
    exactly_one,
    integer,
    matching,
    one_of,
    says,
    shape,
    string,
    typed,
)
from sandbox.block_kit.objects import (
    ANY_TEXT,
    CONFIRM,
    DISPATCH,
    FILTER,
    ID,
    LINK_OPTION,
    OPTION_GROUP,
    PLAIN_OPTION,
    RICH_OPTION,
    SLACK_FILE,
    STYLE,
    URL,
    chosen_is_offered,
    plain,
)
from sandbox.block_kit.rich_text import RICH_TEXT

_FOCUS: Shape = {"focus_on_load": boolean}
_HINT: Shape = {"placeholder": plain(150)}
_TYPED: Shape = {"dispatch_action_config": DISPATCH, **_FOCUS, **_HINT}
_CONFIRMED: Shape = {"confirm": CONFIRM, **_FOCUS, **_HINT}
_LISTED: Shape = {"options": array(PLAIN_OPTION, 100), "option_groups": array(OPTION_GROUP, 100)}
_MANY: Shape = {"max_selected_items": integer(1, 1_000)}
_PLACES: Shape = {"default_to_current_conversation": boolean, "filter": FILTER}
_ANSWERS: Shape = {"response_url_enabled": boolean}
_ONE_LIST = exactly_one("options", "option_groups")


def _lengths_agree(value: Mapping[str, Any], path: str) -> Iterator[str]:
    most, typed_in = value.get("max_length", ANY_TEXT), value.get("initial_value", "")
    if value.get("min_length", 0) > most:
        yield says(path, "min_length is above max_length")
    if len(typed_in) > most:
        yield says(f"{path}.initial_value", f"{len(typed_in)} characters, at most {most}")


def _element(kind: str, required: Shape, optional: Shape, *also: Rule) -> Check:
    own = {"type": one_of(kind), **required}
    return shape(own, {"action_id": ID, **optional}, *also)


def _choice(kind: str, most: int, initial: Shape) -> Check:
    needs = {"options": array(RICH_OPTION, most)}
    return _element(kind, needs, {"confirm": CONFIRM, **_FOCUS, **initial}, chosen_is_offered)


IMAGE = shape(
    {"type": one_of("image"), "alt_text": string(2_000)},
    {"image_url": URL, "slack_file": SLACK_FILE},
    exactly_one("image_url", "slack_file"),
)
_ONE_OPTION: Shape = {"initial_option": PLAIN_OPTION}
_SOME_OPTIONS: Shape = {"initial_options": array(PLAIN_OPTION, 100), **_MANY}
_PRESSED = {
    "button": _element(
        "button",
        {"text": plain(75)},
        {
            "url": URL,
            "value": string(2_000),
            "style": STYLE,
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
    ),
    "overflow": _element("overflow", {"options": array(LINK_OPTION, 5)}, {"confirm": CONFIRM}),
}
_CHOSEN = {
    "checkboxes": _choice("checkboxes", 10, {"initial_options": array(RICH_OPTION, 10)}),
    "radio_buttons": _choice("radio_buttons", 10, {"initial_option": RICH_OPTION}),
    "datepicker": _element(
        "datepicker",
        {},
        {"initial_date": matching(r"\d{4}-\d\d-\d\d", "a date as 2026-01-31"), **_CONFIRMED},
    ),
    "timepicker": _element(
        "timepicker",
        {},
        {
            "initial_time": matching(r"[0-2]\d:[0-5]\d", "a time as 09:30"),
            "timezone": string(100),
            **_CONFIRMED,
        },
    ),
    "static_select": _element(
        "static_select", {}, {**_LISTED, **_ONE_OPTION, **_CONFIRMED}, _ONE_LIST, chosen_is_offered
    ),
    "external_select": _element(
        "external_select", {}, {"min_query_length": integer(0, 150), **_ONE_OPTION, **_CONFIRMED}
    ),
    "users_select": _element("users_select", {}, {"initial_user": ID, **_CONFIRMED}),
    "conversations_select": _element(
        "conversations_select",
        {},
        {"initial_conversation": ID, **_PLACES, **_ANSWERS, **_CONFIRMED},
    ),
    "channels_select": _element(
        "channels_select", {}, {"initial_channel": ID, **_ANSWERS, **_CONFIRMED}
    ),
}
_CHOSEN_MANY = {
    "multi_static_select": _element(
        "multi_static_select",
        {},
        {**_LISTED, **_SOME_OPTIONS, **_CONFIRMED},
        _ONE_LIST,
        chosen_is_offered,
    ),
    "multi_external_select": _element(
        "multi_external_select",
        {},
        {"min_query_length": integer(0, 150), **_SOME_OPTIONS, **_CONFIRMED},
    ),
    "multi_users_select": _element(
        "multi_users_select", {}, {"initial_users": array(ID, 100), **_MANY, **_CONFIRMED}
    ),
    "multi_conversations_select": _element(
        "multi_conversations_select",
        {},
        {"initial_conversations": array(ID, 100), **_PLACES, **_MANY, **_CONFIRMED},
    ),
    "multi_channels_select": _element(
        "multi_channels_select", {}, {"initial_channels": array(ID, 100), **_MANY, **_CONFIRMED}
    ),
}
_AT = {
    "datetimepicker": _element(
        "datetimepicker",
        {},
        {
            "initial_date_time": integer(1_000_000_000, 9_999_999_999),
            "confirm": CONFIRM,
            **_FOCUS,
        },
    )
}
_WRITTEN = {
    "plain_text_input": _element(
        "plain_text_input",
        {},
        {
            "initial_value": string(ANY_TEXT, least=0),
            "multiline": boolean,
            "min_length": integer(0, ANY_TEXT),
            "max_length": integer(1, ANY_TEXT),
            **_TYPED,
        },
        _lengths_agree,
    ),
    "email_text_input": _element(
        "email_text_input", {}, {"initial_value": string(ANY_TEXT), **_TYPED}
    ),
    "url_text_input": _element("url_text_input", {}, {"initial_value": string(3_000), **_TYPED}),
    "number_input": _element(
        "number_input",
        {"is_decimal_allowed": boolean},
        {
            "initial_value": matching(r"-?\d+(\.\d+)?", "a number in a string"),
            "min_value": matching(r"-?\d+(\.\d+)?", "a number in a string"),
            "max_value": matching(r"-?\d+(\.\d+)?", "a number in a string"),
            **_TYPED,
        },
    ),
    "rich_text_input": _element("rich_text_input", {}, {"initial_value": RICH_TEXT, **_TYPED}),
    "file_input": _element(
        "file_input", {}, {"filetypes": array(string(20), 100), "max_files": integer(1, 10)}
    ),
}

IN_SECTION = typed(
    "element a section can hold", {"image": IMAGE, **_PRESSED, **_CHOSEN, **_CHOSEN_MANY}
)
IN_ACTIONS = typed("element an actions block can hold", {**_PRESSED, **_CHOSEN, **_AT})
IN_INPUT = typed("element an input can hold", {**_CHOSEN, **_CHOSEN_MANY, **_AT, **_WRITTEN})
