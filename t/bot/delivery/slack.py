"""What delivery asks of Slack: each call once, and what its answer means."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from messages import Message

POST_WITHIN = timedelta(seconds=10)
CLOCK_SKEW = timedelta(minutes=5)  # between Slack's clock and ours
POST = "chat.postMessage"
EVENT_TYPE = "infoview_delivery"
MAYBE = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})


class SlackSaidNo(Exception):
    """Certainly not done, and asking again would not help."""


class SlowDown(Exception):
    """Certainly not done: too many calls of this method."""

    def __init__(self, method: str, retry_after: float) -> None:
        super().__init__(f"{method}: again in {retry_after} s")
        self.method, self.retry_after = method, retry_after


class NobodyKnows(Exception):
    """No answer, or one that says nothing: it may have been done."""

    def __init__(self, method: str, what: str) -> None:
        super().__init__(f"{method}: {what}")
        self.method = method


def web_client(
    token: str | None, base_url: str, session: aiohttp.ClientSession | None = None
) -> AsyncWebClient:
    """Without the default retry handler, which posts a second time when an answer is lost."""
    return AsyncWebClient(
        token,
        base_url=base_url,
        timeout=int(POST_WITHIN.total_seconds()),
        session=session,
        retry_handlers=[],
    )


@dataclass(frozen=True)
class SlackApi:
    """Every method raises SlackSaidNo, SlowDown or NobodyKnows, and nothing else of Slack's."""

    client_of: Callable[[str], AsyncWebClient]  # by team id

    async def open(self, team_id: str, people: Sequence[str]) -> str:
        """The channel of a DM, or of a group DM: the same people get the same one again."""
        client = self.client_of(team_id)
        answer = await asked("conversations.open", client.conversations_open(users=list(people)))
        return str(answer["channel"]["id"])

    async def post(self, team_id: str, channel: str, message: Message, key: str) -> str:
        """Post once; the message's ts."""
        answer = await asked(
            POST,
            self.client_of(team_id).chat_postMessage(
                channel=channel,
                text=message.text,
                blocks=message.blocks or None,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
                unfurl_links=False,
                unfurl_media=False,
                link_names=False,
            ),
        )
        return str(answer["ts"])

    async def replace(self, team_id: str, channel: str, ts: str, message: Message) -> None:
        update = self.client_of(team_id).chat_update(
            channel=channel, ts=ts, text=message.text, blocks=message.blocks
        )
        await asked("chat.update", update)

    async def delete(self, team_id: str, channel: str, ts: str) -> None:
        await asked("chat.delete", self.client_of(team_id).chat_delete(channel=channel, ts=ts))

    async def look(self, team_id: str, channel: str, key: str, since: datetime) -> str | None:
        """The ts of the message that bears this key, if it is there."""
        cursor, oldest = "", str((since - CLOCK_SKEW).timestamp())
        while True:
            page = await asked(
                "conversations.history",
                self.client_of(team_id).conversations_history(
                    channel=channel, oldest=oldest, cursor=cursor, include_all_metadata=True
                ),
            )
            for posted in page["messages"]:
                if (posted.get("metadata") or {}).get("event_payload", {}).get("key") == key:
                    return str(posted["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
            if not cursor:
                return None

    async def member(self, team_id: str, user_id: str) -> Mapping[str, Any]:
        answer = await asked("users.info", self.client_of(team_id).users_info(user=user_id))
        user: Mapping[str, Any] = answer["user"]
        return user


async def asked(method: str, call: Awaitable[Any]) -> Any:
    """The answer to one call. Raises SlackSaidNo, SlowDown, NobodyKnows."""
    try:
        return await call
    except SlackApiError as error:
        raise _meaning(method, error) from error
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise NobodyKnows(method, repr(error)) from error


def _meaning(method: str, error: SlackApiError) -> Exception:
    """A plain-text answer (a 5xx) has no error word: asking for it would raise."""
    answer = error.response
    if answer.status_code == 429:
        return SlowDown(method, float(answer.headers.get("Retry-After", 1)))
    if answer.status_code != 200 or answer["error"] in MAYBE:
        return NobodyKnows(method, str(answer.status_code))
    return SlackSaidNo(f"{method}: {answer['error']}")
