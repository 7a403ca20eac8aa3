"""Every limit of Block Kit: at it nothing is said, one past it the fault is named with its path."""

import copy
from typing import Any

import pytest

from sandbox.block_kit import faults


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

# What is measured, how to make one of a given size, the most it may be.
LIMITS: list[tuple[str, Any, int]] = [
    ("blocks", lambda n: message(*[{"type": "divider"}] * n), 50),
    ("blocks[0].text.text", lambda n: message(section("x" * n)), 3_000),
    (
        "blocks[0].fields",
        lambda n: message({"type": "section", "fields": [mrkdwn("x")] * n}),
        10,
    ),
    (
        "blocks[0].fields[0].text",
        lambda n: message({"type": "section", "fields": [mrkdwn("x" * n)]}),
        2_000,
    ),
    ("blocks[0].text.text", lambda n: message({"type": "header", "text": plain("x" * n)}), 150),
    (
        "blocks[0].elements",
        lambda n: message({"type": "context", "elements": [mrkdwn("x")] * n}),
        10,
    ),
    ("blocks[0].elements", lambda n: message(actions(*[button()] * n)), 25),
    (
        "blocks[0].image_url",
        lambda n: message({"type": "image", "alt_text": "x", "image_url": "x" * n}),
        3_000,
    ),
    (
        "blocks[0].alt_text",
        lambda n: message({"type": "image", "alt_text": "x" * n, "image_url": "x"}),
        2_000,
    ),
    ("blocks[0].label.text", lambda n: modal(field(label="x" * n)), 2_000),
    ("blocks[0].hint.text", lambda n: modal({**field(), "hint": plain("x" * n)}), 2_000),
    ("blocks[0].elements[0].text.text", lambda n: message(actions(button("x" * n))), 75),
    ("blocks[0].elements[0].value", lambda n: message(actions(button(value="x" * n))), 2_000),
    ("blocks[0].elements[0].url", lambda n: message(actions(button(url="x" * n))), 3_000),
    (
        "blocks[0].elements[0].accessibility_label",
        lambda n: message(actions(button(accessibility_label="x" * n))),
        75,
    ),
    (
        "blocks[0].accessory.options[0].text.text",
        lambda n: message(section(accessory=select(option("x" * n)))),
        75,
    ),
    (
        "blocks[0].accessory.options[0].value",
        lambda n: message(section(accessory=select(option(value="x" * n)))),
        150,
    ),
    (
        "blocks[0].accessory.options[0].description.text",
        lambda n: message(section(accessory=select({**option(), "description": plain("x" * n)}))),
        75,
    ),
    (
        "blocks[0].accessory.options",
        lambda n: message(section(accessory=select(*options(n)))),
        100,
    ),
    (
        "blocks[0].accessory.option_groups",
        lambda n: message(
            section(
                accessory={
                    "type": "static_select",
                    "option_groups": [{"label": plain("G"), "options": [option()]}] * n,
                }
            )
        ),
        100,
    ),
    (
        "blocks[0].accessory.option_groups[0].options",
        lambda n: message(
            section(
                accessory={
                    "type": "static_select",
                    "option_groups": [{"label": plain("G"), "options": options(n)}],
                }
            )
        ),
        100,
    ),
    (
        "blocks[0].elements[0].options",
        lambda n: message(actions({"type": "overflow", "options": options(n)})),
        5,
    ),
    (
        "blocks[0].element.options",
        lambda n: modal(field({"type": "checkboxes", "options": options(n)})),
        10,
    ),
    (
        "blocks[0].element.options",
        lambda n: modal(field({"type": "radio_buttons", "options": options(n)})),
        10,
    ),
    (
        "blocks[0].element.placeholder.text",
        lambda n: modal(field(written(placeholder=plain("x" * n)))),
        150,
    ),
    ("blocks[0].element.max_length", lambda n: modal(field(written(max_length=n))), 3_000),
    (
        "blocks[0].element.initial_value",
        lambda n: modal(field(written(max_length=20, initial_value="x" * n))),
        20,
    ),
    *(
        (
            f"blocks[0].elements[0].confirm.{key}.text",
            lambda n, key=key: message(actions(button(confirm={**CONFIRM, key: plain("x" * n)}))),
            most,
        )
        for key, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30))
    ),
    ("blocks[0].elements[0].action_id", lambda n: message(actions(button(action_id="x" * n))), 255),
    ("blocks[0].block_id", lambda n: message(section(block_id="x" * n)), 255),
    ("blocks[0].text", lambda n: message({"type": "markdown", "text": "x" * n}), 12_000),
    ("callback_id", lambda n: modal(callback_id="x" * n), 255),
    ("external_id", lambda n: home(external_id="x" * n), 255),
    ("title.text", lambda n: modal(title=plain("x" * n)), 24),
    ("submit.text", lambda n: modal(submit=plain("x" * n)), 24),
    ("close.text", lambda n: modal(close=plain("x" * n)), 24),
    ("private_metadata", lambda n: modal(private_metadata="x" * n), 3_000),
    ("private_metadata", lambda n: home(private_metadata="x" * n), 3_000),
    ("blocks", lambda n: modal(*[{"type": "divider"}] * n), 100),
    ("blocks", lambda n: home(*[{"type": "divider"}] * n), 100),
    ("text", lambda n: {"text": "x" * n}, 40_000),
]


@pytest.mark.parametrize(("path", "of_size", "most"), LIMITS)
def test_the_limit_itself_is_allowed_and_one_more_is_not(path, of_size, most):
    allowed, too_much = of_size(most), of_size(most + 1)

    assert faults(allowed, surface_of(allowed)) == []
    assert [fault.split(":")[0] for fault in faults(too_much, surface_of(too_much))] == [path]


def surface_of(payload: dict[str, Any]) -> Any:
    return payload.get("type", "message")


BROKEN = [
    (message(section("")), ["blocks[0].text.text: is empty"]),
    (message(section(accessory=button(""))), ["blocks[0].accessory.text.text: is empty"]),
    (message({"type": "section"}), ["blocks[0]: needs text or fields"]),
    ({"text": "", "blocks": []}, ["text: is empty"]),
    ({"blocks": [section()]}, ["text: is missing"]),
    (message({"type": "carousel"}), ["blocks[0]: 'carousel' is no block here"]),
    (message({"text": "x"}), ["blocks[0]: None is no block here"]),
    (message("section"), ["blocks[0]: None is no block here"]),
    ({"text": "x", "blocks": "section"}, ["blocks: must be a list"]),
    (
        message(actions({"type": "knob"})),
        ["blocks[0].elements[0]: 'knob' is no element an actions block can hold"],
    ),
    (
        message(actions({"type": "multi_users_select"})),
        ["blocks[0].elements[0]: 'multi_users_select' is no element an actions block can hold"],
    ),
    (message(section(colour="red")), ["blocks[0].colour: is an unknown key here"]),
    (
        message(actions(button(colour="red"))),
        ["blocks[0].elements[0].colour: is an unknown key here"],
    ),
    (
        message({"type": "header", "text": mrkdwn("x")}),
        ["blocks[0].text: 'mrkdwn' is no plain_text object"],
    ),
    (
        message(section(block_id="a"), section(block_id="a")),
        ["blocks[1].block_id: 'a' is used twice"],
    ),
    (
        message(actions(button(action_id="a"), button(action_id="a"))),
        ["blocks[0].elements[1].action_id: 'a' is used twice here"],
    ),
    (modal(field(), submit=plain("")), ["submit.text: is empty"]),
    (home(section(), title=plain("Home")), ["title: is an unknown key here"]),
    (modal(colour="red"), ["colour: is an unknown key here"]),
    (modal({"type": "markdown", "text": "x"}), ["blocks[0]: 'markdown' is no block here"]),
    (
        modal(field({"type": "checkboxes", "options": []})),
        ["blocks[0].element.options: is empty"],
    ),
    (
        modal(field({**select(), "type": "multi_static_select", "initial_options": []})),
        ["blocks[0].element.initial_options: is empty"],
    ),
    (
        modal(field(select(initial_option=option("Two", "2")))),
        ["blocks[0].element: the initial option '2' is none of the options"],
    ),
    (
        modal(field({"type": "static_select"})),
        ["blocks[0].element: needs exactly one of options, option_groups"],
    ),
    (
        modal(field(written(min_length=9, max_length=8))),
        ["blocks[0].element: min_length is above max_length"],
    ),
    (
        modal(field(written(focus_on_load=True)), field(written(focus_on_load=True))),
        ["blocks: more than one element has focus_on_load"],
    ),
    (
        modal(field({"type": "datepicker", "initial_date": "31.1.2026"})),
        ["blocks[0].element.initial_date: must be a date as 2026-01-31"],
    ),
    (
        modal(field(written(multiline="yes"))),
        ["blocks[0].element.multiline: must be true or false"],
    ),
    (
        modal(field(written(max_length="9"))),
        ["blocks[0].element.max_length: must be a whole number"],
    ),
    (message(section(text="x")), ["blocks[0].text: None is no text object"]),
    (
        message(actions(button(style="loud"))),
        ["blocks[0].elements[0].style: 'loud' is none of primary, danger"],
    ),
    (
        message(*[section("x" * 3_000)] * 5),
        ["blocks: 15271 characters in all, at most 13200"],
    ),
    (
        home(*[section("€" * 3_000)] * 30),
        ["payload: 271646 bytes, at most 250000"],
    ),
    (
        message(field({"type": "file_input"})),
        ["blocks: a file_input works in modals only"],
    ),
]


@pytest.mark.parametrize(("payload", "said"), BROKEN)
def test_a_fault_is_named_with_its_path(payload, said):
    assert faults(payload, surface_of(payload)) == said


def test_a_modal_with_an_input_needs_a_submit():
    view = modal(field())
    del view["submit"]

    assert faults(view, "modal") == ["submit: is missing: there is an input"]


def test_every_fault_is_named_at_once():
    payload = message(section(""), {"type": "header", "text": plain("x" * 151)})

    assert [fault.split(":")[0] for fault in faults(payload, "message")] == [
        "blocks[0].text.text",
        "blocks[1].text.text",
    ]


def test_checking_changes_nothing():
    payload = modal(field(select(option(), initial_option=option())))
    before = copy.deepcopy(payload)

    assert faults(payload, "modal") == []
    assert payload == before


def test_a_rich_text_is_checked_all_the_way_down():
    words = {"type": "rich_text_section", "elements": [{"type": "text", "text": ""}]}
    listed = {"type": "rich_text_list", "style": "bullet", "elements": [words]}

    assert faults(message({"type": "rich_text", "elements": [listed]}), "message") == [
        "blocks[0].elements[0].elements[0].elements[0].text: is empty"
    ]
