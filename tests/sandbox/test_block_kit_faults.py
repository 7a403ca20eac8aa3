"""What else Slack refuses: each fault is named with its path."""

import copy

import pytest

from sandbox.block_kit import faults
from tests.sandbox.blocks import (
    actions,
    button,
    field,
    home,
    message,
    modal,
    mrkdwn,
    option,
    plain,
    section,
    select,
    surface_of,
    written,
)

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
