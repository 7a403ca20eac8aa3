"""What a whole message, modal or Home may be, beyond what each of its blocks may."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sandbox.block_kit.blocks import EVERYWHERE, IN_MESSAGES
from sandbox.block_kit.check import Check, array, boolean, one_of, says, shape, string, typed
from sandbox.block_kit.objects import ID, plain

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_TEXT = 40_000
# Not documented; met by others as `msg_blocks_too_long`.
MESSAGE_TOTAL = 13_200
MARKDOWN_TOTAL = 12_000
VIEW_BYTES = 250_000


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def _blocks(value: Mapping[str, Any]) -> Sequence[Mapping[str, object]]:
    blocks: Sequence[Mapping[str, object]] = value.get("blocks", ())
    return blocks


def _own_block_ids(value: Mapping[str, Any], path: str) -> Iterator[str]:
    seen: set[object] = set()
    for number, block in enumerate(_blocks(value)):
        block_id = block.get("block_id")
        if block_id is not None and block_id in seen:
            yield says(f"blocks[{number}].block_id", f"{block_id!r} is used twice")
        seen.add(block_id)


def _one_focus(value: Mapping[str, Any], path: str) -> Iterator[str]:
    if _json(_blocks(value)).count('"focus_on_load":true') > 1:
        yield says("blocks", "more than one element has focus_on_load")


def _message_size(value: Mapping[str, Any], path: str) -> Iterator[str]:
    total = len(_json(_blocks(value)))
    if total > MESSAGE_TOTAL:
        yield says("blocks", f"{total} characters in all, at most {MESSAGE_TOTAL}")
    markdown = [block["text"] for block in _blocks(value) if block["type"] == "markdown"]
    written = sum(len(str(text)) for text in markdown)
    if written > MARKDOWN_TOTAL:
        yield says("blocks", f"{written} characters of markdown, at most {MARKDOWN_TOTAL}")


def _view_size(value: Mapping[str, Any], path: str) -> Iterator[str]:
    size = len(_json(value).encode())
    if size > VIEW_BYTES:
        yield says(path, f"{size} bytes, at most {VIEW_BYTES}")


def _submit_for_input(value: Mapping[str, Any], path: str) -> Iterator[str]:
    if "submit" not in value and any(b["type"] == "input" for b in _blocks(value)):
        yield says("submit", "is missing: there is an input")


def _no_file_input(value: Mapping[str, Any], path: str) -> Iterator[str]:
    if '"type":"file_input"' in _json(_blocks(value)):
        yield says("blocks", "a file_input works in modals only")


_VIEW_BLOCKS: Check = array(typed("block here", EVERYWHERE), VIEW_BLOCKS, least=0)
_VIEW = {"private_metadata": string(3_000, least=0), "callback_id": ID, "external_id": ID}

MESSAGE = shape(
    {"text": string(MESSAGE_TEXT)},
    {"blocks": array(typed("block here", IN_MESSAGES), MESSAGE_BLOCKS, least=0)},
    _own_block_ids,
    _one_focus,
    _no_file_input,
    _message_size,
)
MODAL = shape(
    {"type": one_of("modal"), "title": plain(24), "blocks": _VIEW_BLOCKS},
    {
        **_VIEW,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
    _submit_for_input,
    _own_block_ids,
    _one_focus,
    _view_size,
)
HOME = shape(
    {"type": one_of("home"), "blocks": _VIEW_BLOCKS},
    _VIEW,
    _own_block_ids,
    _one_focus,
    _no_file_input,
    _view_size,
)
