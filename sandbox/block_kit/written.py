"""The elements into which people write: they stand in input blocks alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.block_kit.check import (
    Shape,
    array,
    boolean,
    integer,
    matching,
    says,
    string,
)
from sandbox.block_kit.objects import ANY_TEXT, DISPATCH, element, plain
from sandbox.block_kit.rich_text import RICH_TEXT

_TYPED: Shape = {
    "dispatch_action_config": DISPATCH,
    "focus_on_load": boolean,
    "placeholder": plain(150),
}


def _lengths_agree(value: Mapping[str, Any], path: str) -> Iterator[str]:
    most, typed_in = value.get("max_length", ANY_TEXT), value.get("initial_value", "")
    if value.get("min_length", 0) > most:
        yield says(path, "min_length is above max_length")
    if len(typed_in) > most:
        yield says(f"{path}.initial_value", f"{len(typed_in)} characters, at most {most}")


WRITTEN = {
    "plain_text_input": element(
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
    "email_text_input": element(
        "email_text_input", {}, {"initial_value": string(ANY_TEXT), **_TYPED}
    ),
    "url_text_input": element("url_text_input", {}, {"initial_value": string(3_000), **_TYPED}),
    "number_input": element(
        "number_input",
        {"is_decimal_allowed": boolean},
        {
            "initial_value": matching(r"-?\d+(\.\d+)?", "a number in a string"),
            "min_value": matching(r"-?\d+(\.\d+)?", "a number in a string"),
            "max_value": matching(r"-?\d+(\.\d+)?", "a number in a string"),
            **_TYPED,
        },
    ),
    "rich_text_input": element("rich_text_input", {}, {"initial_value": RICH_TEXT, **_TYPED}),
    "file_input": element(
        "file_input", {}, {"filetypes": array(string(20), 100), "max_files": integer(1, 10)}
    ),
}
