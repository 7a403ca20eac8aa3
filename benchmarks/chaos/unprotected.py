"""The app with one protection taken away: what each is there for is seen when it is missing."""

from collections.abc import Callable, Mapping
from datetime import datetime

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot import app, bolt
from bot.delivery.sending import Sender
from bot.delivery.slack import SlackApi


def take_away(protection: str) -> None:
    """In this process; "" takes nothing."""
    if protection:
        _AWAY[protection]()


def _look() -> None:
    """Whatever may have been posted is posted again."""

    async def finds_nothing(
        self: SlackApi, team_id: str, channel: str, key: str, since: datetime
    ) -> None:
        return None

    _put(SlackApi, "look", finds_nothing)


def _lease() -> None:
    """Whoever slept past the lease posts all the same."""
    _put(Sender, "_lease_outlasts_a_post", lambda self, started: True)


def _retry() -> None:
    """The SDK's own handlers ask again when the connection drops."""

    def web_client(
        token: str | None, base_url: str, session: aiohttp.ClientSession | None = None
    ) -> AsyncWebClient:
        return AsyncWebClient(token, base_url=base_url, session=session)

    _put(app, "web_client", web_client)


def _commit() -> None:
    """Bolt's default: an event is answered before its listener is done."""

    def answers_first(**settings: object) -> AsyncApp:
        return AsyncApp(**{**settings, "process_before_response": False})  # type: ignore[arg-type]

    _put(bolt, "AsyncApp", answers_first)


def _take_back() -> None:
    """What was said twice stays."""

    async def stays(self: SlackApi, team_id: str, channel: str, ts: str) -> None:
        return None

    _put(SlackApi, "take_back", stays)


_put = setattr
_AWAY: Mapping[str, Callable[[], None]] = {
    "look": _look,
    "lease": _lease,
    "retry": _retry,
    "commit": _commit,
    "take-back": _take_back,
}
