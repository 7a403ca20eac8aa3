"""Block elements, and which block may hold which."""

from sandbox.block_kit.check import (
    Check,
    Shape,
    array,
    boolean,
    exactly_one,
    integer,
    matching,
    one_of,
    shape,
    string,
    typed,
)
from sandbox.block_kit.objects import (
    CONFIRM,
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
    element,
    plain,
)
from sandbox.block_kit.written import WRITTEN

_FOCUS: Shape = {"focus_on_load": boolean}
_HINT: Shape = {"placeholder": plain(150)}
_CONFIRMED: Shape = {"confirm": CONFIRM, **_FOCUS, **_HINT}
_LISTED: Shape = {"options": array(PLAIN_OPTION, 100), "option_groups": array(OPTION_GROUP, 100)}
_MANY: Shape = {"max_selected_items": integer(1, 1_000)}
_PLACES: Shape = {"default_to_current_conversation": boolean, "filter": FILTER}
_ANSWERS: Shape = {"response_url_enabled": boolean}
_ONE_LIST = exactly_one("options", "option_groups")


def _choice(kind: str, most: int, initial: Shape) -> Check:
    needs = {"options": array(RICH_OPTION, most)}
    return element(kind, needs, {"confirm": CONFIRM, **_FOCUS, **initial}, chosen_is_offered)


IMAGE = shape(
    {"type": one_of("image"), "alt_text": string(2_000)},
    {"image_url": URL, "slack_file": SLACK_FILE},
    exactly_one("image_url", "slack_file"),
)
_ONE_OPTION: Shape = {"initial_option": PLAIN_OPTION}
_SOME_OPTIONS: Shape = {"initial_options": array(PLAIN_OPTION, 100), **_MANY}
_PRESSED = {
    "button": element(
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
    "overflow": element("overflow", {"options": array(LINK_OPTION, 5)}, {"confirm": CONFIRM}),
}
_CHOSEN = {
    "checkboxes": _choice("checkboxes", 10, {"initial_options": array(RICH_OPTION, 10)}),
    "radio_buttons": _choice("radio_buttons", 10, {"initial_option": RICH_OPTION}),
    "datepicker": element(
        "datepicker",
        {},
        {"initial_date": matching(r"\d{4}-\d\d-\d\d", "a date as 2026-01-31"), **_CONFIRMED},
    ),
    "timepicker": element(
        "timepicker",
        {},
        {
            "initial_time": matching(r"[0-2]\d:[0-5]\d", "a time as 09:30"),
            "timezone": string(100),
            **_CONFIRMED,
        },
    ),
    "static_select": element(
        "static_select", {}, {**_LISTED, **_ONE_OPTION, **_CONFIRMED}, _ONE_LIST, chosen_is_offered
    ),
    "external_select": element(
        "external_select", {}, {"min_query_length": integer(0, 150), **_ONE_OPTION, **_CONFIRMED}
    ),
    "users_select": element("users_select", {}, {"initial_user": ID, **_CONFIRMED}),
    "conversations_select": element(
        "conversations_select",
        {},
        {"initial_conversation": ID, **_PLACES, **_ANSWERS, **_CONFIRMED},
    ),
    "channels_select": element(
        "channels_select", {}, {"initial_channel": ID, **_ANSWERS, **_CONFIRMED}
    ),
}
_CHOSEN_MANY = {
    "multi_static_select": element(
        "multi_static_select",
        {},
        {**_LISTED, **_SOME_OPTIONS, **_CONFIRMED},
        _ONE_LIST,
        chosen_is_offered,
    ),
    "multi_external_select": element(
        "multi_external_select",
        {},
        {"min_query_length": integer(0, 150), **_SOME_OPTIONS, **_CONFIRMED},
    ),
    "multi_users_select": element(
        "multi_users_select", {}, {"initial_users": array(ID, 100), **_MANY, **_CONFIRMED}
    ),
    "multi_conversations_select": element(
        "multi_conversations_select",
        {},
        {"initial_conversations": array(ID, 100), **_PLACES, **_MANY, **_CONFIRMED},
    ),
    "multi_channels_select": element(
        "multi_channels_select", {}, {"initial_channels": array(ID, 100), **_MANY, **_CONFIRMED}
    ),
}
_AT = {
    "datetimepicker": element(
        "datetimepicker",
        {},
        {
            "initial_date_time": integer(1_000_000_000, 9_999_999_999),
            "confirm": CONFIRM,
            **_FOCUS,
        },
    )
}
IN_SECTION = typed(
    "element a section can hold", {"image": IMAGE, **_PRESSED, **_CHOSEN, **_CHOSEN_MANY}
)
IN_ACTIONS = typed("element an actions block can hold", {**_PRESSED, **_CHOSEN, **_AT})
IN_INPUT = typed("element an input can hold", {**_CHOSEN, **_CHOSEN_MANY, **_AT, **WRITTEN})
