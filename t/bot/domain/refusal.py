"""A rule said no. The person who asked is told why, in words from messages/."""

from typing import ClassVar


class Refused(Exception):
    """Subclasses name the message; `field` is the form field the refusal belongs to, if one."""

    message: ClassVar[str]
    field: str | None = None

    def __init__(self, *, field: str | None = None, **facts: object) -> None:
        super().__init__(f"{self.message}: {facts}")
        self.field = field or self.field
        self.facts = facts
