"""A replica that stops dead, as by SIGSTOP, at one point of sending a message that says so."""

import os
import signal
from collections.abc import Mapping
from typing import Any

from benchmarks.chaos.thawing import thaw_after
from bot.delivery.claims import Claims
from bot.delivery.sending import Sender
from bot.models import Outgoing
from messages import Message

THAWED_AFTER = 60  # seconds, at the latest: also when nobody is left to do it


def key_of(point: str, name: str) -> str:
    """`point`: "check", "post" or "mark": right before it."""
    return f"frozen:{point}:{name}"


def freeze_where_a_key_says_so() -> None:
    """In this process, from now on; only the first owner of such a message freezes."""
    ours_and_true, post, sent = Sender._ours_and_true, Sender._post, Claims.sent

    async def before_check(self: Sender, row: Outgoing) -> bool:
        ours = await ours_and_true(self, row)
        _freeze(row, "check")
        return ours

    async def before_post(self: Sender, said: Mapping[Outgoing, Message], channel: str) -> None:
        _freeze(next(iter(said)), "post")
        await post(self, said, channel)

    async def before_mark(self: Claims, row: Outgoing, channel: str, ts: str) -> bool:
        _freeze(row, "mark")
        return await sent(self, row, channel, ts)

    _put(Sender, _ours_and_true=before_check, _post=before_post)
    _put(Claims, sent=before_mark)


def _put(where: type, **methods: Any) -> None:
    for name, method in methods.items():
        setattr(where, name, method)


def _freeze(row: Outgoing, point: str) -> None:
    if row.attempts == 1 and row.key.startswith(key_of(point, "")):
        thaw_after(os.getpid(), THAWED_AFTER)
        os.kill(os.getpid(), signal.SIGSTOP)
