"""The shape of a payload: which keys hold which kind of value, all the way down."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

DOCUMENTED = Path(__file__).with_name("documented_shapes.txt")
KINDS = {bool: "bool", int: "number", float: "number", str: "string", type(None): "null"}
# What is in these is the app's own, or hangs on what it sent.
OPEN = ("blocks", "state.values", "metadata", "actions")


def shape(payload: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each path beside its kind; an empty list or object says nothing of its inside."""
    if path.endswith(OPEN):
        return
    if isinstance(payload, Mapping):
        yield path, "object"
        for key, value in payload.items():
            yield from shape(value, f"{path}.{key}" if path else key)
    elif isinstance(payload, list):
        yield path, "list"
        for entry in payload:
            yield from shape(entry, f"{path}[]")
    else:
        yield path, KINDS[type(payload)]


def documented() -> dict[str, dict[str, str]]:
    """By the payload's name: the kind of value at each path, as Slack documents it."""
    told: dict[str, dict[str, str]] = {}
    for paragraph in DOCUMENTED.read_text("utf-8").split("\n\n"):
        name, *entries = paragraph.split()
        told[name] = dict(entry.rsplit(":", 1) for entry in entries)
    return told


def unlike(payload: Any, wanted: Mapping[str, str]) -> list[str]:
    """Paths that Slack does not document, or documents with another kind of value."""
    found = {(path, kind) for path, kind in shape(payload) if path and kind != "null"}
    return sorted(
        f"{path}: {kind}, documented as {wanted.get(path, 'nothing')}"
        for path, kind in found
        if wanted.get(path) != kind
    )
