"""Slack's Block Kit limits, checked: `faults(payload, surface)` names every one that is broken."""

from collections.abc import Mapping
from typing import Literal

from sandbox.block_kit.surfaces import HOME, MESSAGE, MODAL

Surface = Literal["message", "modal", "home"]
_CHECKS = {"message": MESSAGE, "modal": MODAL, "home": HOME}

__all__ = ["Surface", "faults"]


def faults(payload: Mapping[str, object], surface: Surface) -> list[str]:
    """Each fault as `path: what is wrong`; a message is `{"text", "blocks"}`, else a whole view."""
    return list(_CHECKS[surface](payload, ""))
