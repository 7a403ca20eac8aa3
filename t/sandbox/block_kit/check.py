"""The few kinds of check of which the whole of Block Kit is put together."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Check = Callable[[object, str], Iterator[str]]
Rule = Callable[[Mapping[str, Any], str], Iterator[str]]
Shape = Mapping[str, Check]
Table = Mapping[str, Check]


def says(path: str, what: str) -> str:
    return f"{path or 'payload'}: {what}"


def below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def string(most: int, least: int = 1) -> Check:
    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield says(path, "must be a string")
        elif len(value) < least:
            yield says(path, "is empty" if least == 1 else f"is shorter than {least} characters")
        elif len(value) > most:
            yield says(path, f"{len(value)} characters, at most {most}")

    return check


def matching(pattern: str, what: str) -> Check:
    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield says(path, f"must be {what}")

    return check


def one_of(*allowed: str) -> Check:
    def check(value: object, path: str) -> Iterator[str]:
        if value not in allowed:
            yield says(path, f"{value!r} is none of {', '.join(allowed)}")

    return check


def integer(least: int, most: int) -> Check:
    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield says(path, "must be a whole number")
        elif not least <= value <= most:
            yield says(path, f"{value} is not between {least} and {most}")

    return check


def boolean(value: object, path: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield says(path, "must be true or false")


def array(each: Check, most: int, least: int = 1) -> Check:
    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, Sequence) or isinstance(value, str):
            yield says(path, "must be a list")
            return
        if len(value) < least:
            yield says(path, "is empty")
        if len(value) > most:
            yield says(path, f"{len(value)} entries, at most {most}")
        for number, entry in enumerate(value):
            yield from each(entry, f"{path}[{number}]")

    return check


def shape(required: Shape, optional: Shape, *also: Rule) -> Check:
    """An object with these keys and no others; `also` sees it whole, once its keys are right."""

    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, Mapping):
            yield says(path, "must be an object")
            return
        own = list(_keys(value, path, required, optional))
        yield from own
        for rule in () if own else also:
            yield from rule(value, path)

    return check


def _keys(
    value: Mapping[str, object], path: str, required: Shape, optional: Shape
) -> Iterator[str]:
    for key in required:
        if key not in value:
            yield says(below(path, key), "is missing")
    for key, entry in value.items():
        check = required.get(key) or optional.get(key)
        if check is None:
            yield says(below(path, str(key)), "is an unknown key here")
        else:
            yield from check(entry, below(path, key))


def typed(what: str, table: Table) -> Check:
    """An object whose `type` says which of the table's checks holds for it."""

    def check(value: object, path: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, Mapping) else None
        known = table.get(kind) if isinstance(kind, str) else None
        if known is None:
            yield says(path, f"{kind!r} is no {what}")
        else:
            yield from known(value, path)

    return check


def exactly_one(*keys: str) -> Rule:
    def check(value: Mapping[str, Any], path: str) -> Iterator[str]:
        if sum(key in value for key in keys) != 1:
            yield says(path, f"needs exactly one of {', '.join(keys)}")

    return check


def at_least_one(*keys: str) -> Rule:
    def check(value: Mapping[str, Any], path: str) -> Iterator[str]:
        if not any(key in value for key in keys):
            yield says(path, f"needs {' or '.join(keys)}")

    return check
