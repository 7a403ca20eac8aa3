"""Every limit of Block Kit: at it nothing is said, one past it the fault is named."""

from typing import Any

import pytest

from sandbox.block_kit import faults
from tests.sandbox.blocks import (
    CONFIRM,
    actions,
    button,
    field,
    home,
    message,
    modal,
    mrkdwn,
    option,
    options,
    plain,
    section,
    select,
    surface_of,
    written,
)

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
