"""What may be used only so often and so long: trigger ids and response urls."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox.workspace.ids import fresh_id

TRIGGER_LIVES = 3.0
RESPONSES = 5
RESPONSE_LIVES = timedelta(minutes=30)


class Spent(Exception):
    """The ticket cannot be used; the message is Slack's own word for why."""


@dataclass
class Trigger:
    person: str
    born: float
    view_id: str | None  # the modal in which it was pressed, if in one
    used: bool = False


@dataclass
class ResponseUrl:
    person: str
    channel: str
    message_ts: str | None  # the message that was pressed, if one was
    until: datetime
    left: int = RESPONSES


@dataclass
class Tickets:
    now: Callable[[], datetime]
    elapsed: Callable[[], float] = time.monotonic
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)

    def new_trigger(self, person: str, view_id: str | None = None) -> str:
        self._forget_old()
        trigger_id = f"{int(self.elapsed() * 1000)}.{fresh_id().lower()}"
        self.triggers[trigger_id] = Trigger(person, self.elapsed(), view_id)
        return trigger_id

    def use_trigger(self, trigger_id: str) -> Trigger:
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            raise Spent("invalid_trigger_id")
        if trigger.used:
            raise Spent("exchanged_trigger_id")
        if self.elapsed() - trigger.born > TRIGGER_LIVES:
            raise Spent("expired_trigger_id")
        trigger.used = True
        return trigger

    def new_response_url(self, person: str, channel: str, message_ts: str | None = None) -> str:
        key = fresh_id() + fresh_id()
        until = self.now() + RESPONSE_LIVES
        self.response_urls[key] = ResponseUrl(person, channel, message_ts, until)
        return key

    def use_response_url(self, key: str) -> ResponseUrl:
        url = self.response_urls.get(key)
        if url is None or self.now() > url.until:
            raise Spent("expired_url")
        if url.left == 0:
            raise Spent("used_url")
        url.left -= 1
        return url

    def _forget_old(self) -> None:
        """Old triggers are kept a while, so that a late use hears `expired`, not `invalid`."""
        if len(self.triggers) > 5_000:
            for trigger_id in list(self.triggers)[:2_500]:
                del self.triggers[trigger_id]
