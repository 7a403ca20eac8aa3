"""What delivery asks of Slack: each call once, and none that Slack would not take just now."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt

from bot.delivery.asking import ANSWER_WITHIN, NobodyKnows, SlowDown, asked
from bot.delivery.pace import POST, Pace
from messages import Message

CLOCK_SKEW = timedelta(minutes=5)  # between Slack's clock and ours
EVENT_TYPE = "infoview_delivery"
TRIES = 5  # to take back what was said twice


@dataclass(frozen=True)
class SlackApi:
    """Every method raises SlackSaidNo, SlowDown or NobodyKnows, and nothing else of Slack's."""

    client_of: Callable[[str], AsyncWebClient]  # by team id
    pace: Pace
    within: timedelta = ANSWER_WITHIN

    async def open(self, team_id: str, people: Sequence[str]) -> str:
        """The channel of a DM, or of a group DM: the same people get the same one again."""
        answer = await self._ask(
            team_id,
            "conversations.open",
            lambda client: client.conversations_open(users=list(people)),
        )
        return str(answer["channel"]["id"])

    async def post(self, team_id: str, channel: str, message: Message, keys: Sequence[str]) -> str:
        """Post once, with the keys of all that the message stands for; its ts.

        Whoever posts has had a turn, and with it the gate's leave: nothing is asked here that
        could take so long that the lease ends.
        """
        answer = await self._ask_now(
            team_id,
            POST,
            lambda client: client.chat_postMessage(
                channel=channel,
                text=message.text,
                blocks=message.blocks or None,
                metadata=_metadata(keys),
                unfurl_links=False,
                unfurl_media=False,
                link_names=False,
            ),
        )
        return str(answer["ts"])

    async def replace(self, team_id: str, channel: str, ts: str, message: Message) -> None:
        await self._ask(
            team_id,
            "chat.update",
            lambda client: client.chat_update(
                channel=channel, ts=ts, text=message.text, blocks=message.blocks
            ),
        )

    async def take_back(self, team_id: str, channel: str, ts: str) -> None:
        """Delete a message of ours."""
        await self._insist(
            team_id, "chat.delete", lambda client: client.chat_delete(channel=channel, ts=ts)
        )

    async def reduce(
        self, team_id: str, channel: str, ts: str, message: Message, keys: Sequence[str]
    ) -> None:
        """Leave only this, and these keys, of a message of ours."""
        await self._insist(
            team_id,
            "chat.update",
            lambda client: client.chat_update(
                channel=channel,
                ts=ts,
                text=message.text,
                blocks=message.blocks,
                metadata=_metadata(keys),
            ),
        )

    async def _insist(
        self, team_id: str, method: str, call: Callable[[AsyncWebClient], Awaitable[Any]]
    ) -> None:
        """Several tries: only for what does no harm when it is done twice."""
        insistently = AsyncRetrying(
            retry=retry_if_exception_type((SlowDown, NobodyKnows)),
            wait=self._patience,
            stop=stop_after_attempt(TRIES),
            reraise=True,
        )
        await insistently(self._ask, team_id, method, call)

    def _patience(self, tried: RetryCallState) -> float:
        """In seconds: as long as Slack says, if it does."""
        error = tried.outcome.exception() if tried.outcome else None
        return error.retry_after if isinstance(error, SlowDown) else self.pace.between

    async def look(self, team_id: str, channel: str, key: str, since: datetime) -> str | None:
        """The ts of the message that bears this key, if it is there."""
        cursor, oldest = "", str((since - CLOCK_SKEW).timestamp())
        while True:
            page = await self._history(team_id, channel, oldest, cursor)
            for posted in page["messages"]:
                if key in _keys(posted):
                    return str(posted["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
            if not cursor:
                return None

    async def member(self, team_id: str, user_id: str) -> Mapping[str, Any]:
        answer = await self._ask(
            team_id, "users.info", lambda client: client.users_info(user=user_id)
        )
        user: Mapping[str, Any] = answer["user"]
        return user

    async def _history(self, team_id: str, channel: str, oldest: str, cursor: str) -> Any:
        return await self._ask(
            team_id,
            "conversations.history",
            lambda client: client.conversations_history(
                channel=channel, oldest=oldest, cursor=cursor, include_all_metadata=True
            ),
        )

    async def _ask(
        self, team_id: str, method: str, call: Callable[[AsyncWebClient], Awaitable[Any]]
    ) -> Any:
        """While Slack wants patience with this method in this workspace, it is not asked."""
        if patience := await self.pace.shut_for(team_id, method):
            raise SlowDown(method, patience)
        return await self._ask_now(team_id, method, call)

    async def _ask_now(
        self, team_id: str, method: str, call: Callable[[AsyncWebClient], Awaitable[Any]]
    ) -> Any:
        try:
            return await asked(method, call(self.client_of(team_id)), self.within)
        except SlowDown as slow:
            await self.pace.shut(team_id, method, slow.retry_after)
            raise


def _metadata(keys: Sequence[str]) -> dict[str, Any]:
    payload = {f"key_{number}": key for number, key in enumerate(keys)}
    return {"event_type": EVENT_TYPE, "event_payload": payload}


def _keys(posted: Mapping[str, Any]) -> Collection[str]:
    """Of all that a message of ours stands for; other apps' metadata says nothing to us."""
    metadata = posted.get("metadata") or {}
    ours = metadata.get("event_type") == EVENT_TYPE
    return metadata["event_payload"].values() if ours else ()
