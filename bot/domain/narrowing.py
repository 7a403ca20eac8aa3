"""*Narrow*: what somebody must be like to be shown, however well they fit the words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.domain.profile import CLASS_YEARS, BadNumber, TooLong
from bot.domain.request import Format

LONGEST = 30  # characters of a place or a language
LIKE_MINE = timedelta(hours=3)  # how far the other one's clock may be from mine
UNASKED_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Narrowing:
    """All of it must hold; what was left open narrows nothing.

    unasked    nobody has asked them within UNASKED_FOR
    daytime    their clock is at most LIKE_MINE from the student's
    """

    format: Format | None = None
    place: str = ""
    class_from: int | None = None
    class_until: int | None = None
    language: str = ""
    unasked: bool = False
    daytime: bool = False

    def __post_init__(self) -> None:
        """Raises TooLong, BadNumber."""
        for name in ("place", "language"):
            if len(getattr(self, name)) > LONGEST:
                raise TooLong(field=name, length=len(getattr(self, name)), most=LONGEST)
        for name in ("class_from", "class_until"):
            year = getattr(self, name)
            if year is not None and year not in CLASS_YEARS:
                raise BadNumber(field=name, least=CLASS_YEARS.start, most=CLASS_YEARS.stop - 1)

    def __bool__(self) -> bool:
        return self != ANYBODY


ANYBODY = Narrowing()


def packed(narrowing: Narrowing) -> str:
    """As it is stored, the same text for the same narrowing; nothing for none."""
    said = {name: value for name, value in vars(narrowing).items() if value}
    return json.dumps(said, ensure_ascii=False, sort_keys=True) if said else ""


def unpacked(text: str) -> Narrowing:
    said: Mapping[str, Any] = json.loads(text) if text else {}
    format_ = said.get("format")
    return Narrowing(**{**said, "format": Format(format_) if format_ else None})
