"""A programme's own numbers, from a TOML file: see docs/defaults.md."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from bot.domain.fairness import Fairness
from bot.domain.hours import Hours
from bot.domain.nearest import nearest
from bot.domain.programme import Programme
from bot.settings import Settings

SETTABLE = [field.name for field in fields(Programme) if field.name != "coordinators"]
OF_HOURS = [field.name for field in fields(Hours)]
OF_FAIRNESS = [field.name for field in fields(Fairness)]


def read_programme(settings: Settings) -> Programme:
    """The defaults, with what the file says in their place.

    Raises click.ClickException, which names what cannot be read.
    """
    try:
        written = tomllib.loads(_text(settings.programme))
        programme = _read({**written, "hours": written.get("hours", {})})
    except ValidationError as error:
        why = "; ".join(_sentence(each["loc"], each["msg"]) for each in error.errors())
    except (OSError, ValueError) as error:  # no file, no TOML, no such number
        why = str(error)
    else:
        return programme
    raise click.ClickException(f"INFOVIEW_PROGRAMME, {settings.programme}: {why}")


def _text(path: str) -> str:
    return Path(path).read_text("utf-8") if path else ""


def _read(written: Mapping[str, Any]) -> Programme:
    """Raises ValueError, of which ValidationError is one."""
    hours = dict(written["hours"])
    _known(written, SETTABLE)
    _known(hours, OF_HOURS)
    _known(dict(written.get("fairness", {})), OF_FAIRNESS)
    if "blackouts" in hours:
        hours["blackouts"] = [day for each in hours["blackouts"] for day in _days(each)]
    return TypeAdapter(Programme).validate_python({**written, "hours": hours})


def _known(written: Mapping[str, Any], names: Sequence[str]) -> None:
    for name in written:
        if name not in names:
            near = nearest(name, names)
            raise ValueError(f"{name} is no setting" + (f"; did you mean {near}?" if near else ""))


def _days(written: object) -> Iterator[date]:
    """One day, or all from the first to the last: "2026-12-14/2026-12-20"."""
    first, _, last = str(written).partition("/")
    day, end = date.fromisoformat(first), date.fromisoformat(last or first)
    while day <= end:
        yield day
        day += timedelta(days=1)


def _sentence(where: Sequence[object], what: str) -> str:
    """A rule that is about several numbers names them itself."""
    return ": ".join(filter(None, [".".join(map(str, where)), what]))
