"""A Slack that takes its time, and whose answers break off: what people see in it, all see."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass

from aiohttp import ClientConnectionError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

TAKES = 9.0  # seconds at most until a request is taken in and seen; less than we wait for an answer
NEVER = 3600.0  # seconds until an answer that nobody waits for any more
PAGE = 2  # messages: so that whoever looks must turn pages
FAULTS = ("lost", "reset", "late", "500", "500 but done", "internal_error", "429")


@dataclass(eq=False)
class Posted:
    """A message in a channel; `asked_at` is when the app sent it off."""

    channel: str
    ts: str
    text: str
    metadata: dict
    asked_at: float
    worker: object
    taken_back: bool = False


class Slack:
    def __init__(self, world, zones, unlucky):
        self.world, self.zones, self.unlucky = world, zones, unlucky
        self.channels, self.posted, self.gone = {}, {}, set()
        self.with_key = defaultdict(list)
        self.seen_twice = []

    def client(self, worker):
        return Client(self, worker)

    def seen(self):
        return [message for message in self.posted.values() if not message.taken_back]

    def fault(self):
        world = self.world
        if world.is_calm() or world.random.random() >= self.unlucky:
            return None
        return world.random.choice(FAULTS)

    def open(self, users):
        people = ",".join(sorted(users))
        return {"channel": {"id": self.channels.setdefault(people, f"D{len(self.channels)}")}}

    def user(self, user):
        person = {"id": user, "name": user, "tz": self.zones[user], "deleted": user in self.gone}
        return {"user": {**person, "profile": {}, "team_id": "T1"}}

    def post(self, worker, asked_at, channel, text, metadata):
        ts = f"{1_700_000_000 + len(self.posted)}.000000"
        message = Posted(channel, ts, text, metadata, asked_at, worker)
        keys = list(metadata["event_payload"].values())
        self.seen_twice += [key for key in keys if self._is_there(key)]
        self.posted[channel, ts] = message
        for key in keys:
            self.with_key[key].append(message)
        self.world.tell(f"Slack has {keys} of {worker.name} in {channel}")
        return {"ts": ts}

    def _is_there(self, key):
        said = [each for each in self.with_key[key] if not each.taken_back]
        return any(key in each.metadata["event_payload"].values() for each in said)

    def update(self, channel, ts, text, metadata):
        message = self.posted[channel, ts]
        message.text, message.metadata = text, metadata or message.metadata
        return {"ts": ts}

    def delete(self, channel, ts):
        self.posted[channel, ts].taken_back = True
        self.world.tell(f"{ts} is taken back")
        return {"ts": ts}

    def history(self, channel, cursor):
        mine = [each for each in reversed(self.seen()) if each.channel == channel]
        start = int(cursor or 0)
        page = [{"ts": each.ts, "metadata": each.metadata} for each in mine[start : start + PAGE]]
        more = str(start + PAGE) if start + PAGE < len(mine) else ""
        return {"messages": page, "response_metadata": {"next_cursor": more}}


@dataclass(frozen=True)
class Client:
    """One worker's, with the methods of AsyncWebClient that delivery calls."""

    slack: Slack
    worker: object

    async def conversations_open(self, users):
        return await self._ask(lambda: self.slack.open(users))

    async def users_info(self, user):
        return await self._ask(lambda: self.slack.user(user))

    async def chat_postMessage(self, channel, text, metadata, **_):  # noqa: N802 (Slack's name)
        asked_at = self.slack.world.seconds
        effect = self.slack.post
        return await self._ask(lambda: effect(self.worker, asked_at, channel, text, metadata))

    async def chat_update(self, channel, ts, text, metadata=None, **_):
        return await self._ask(lambda: self.slack.update(channel, ts, text, metadata))

    async def chat_delete(self, channel, ts):
        return await self._ask(lambda: self.slack.delete(channel, ts))

    async def conversations_history(self, channel, cursor, **_):
        return await self._ask(lambda: self.slack.history(channel, cursor))

    async def _ask(self, effect):
        """The request is off already, and goes its way whatever becomes of the worker."""
        world, fault = self.slack.world, self.slack.fault()
        answer = world.loop.create_future()
        slow = world.random.random() < 0.1
        taken_in = world.random.uniform(0, TAKES if slow and not world.is_calm() else 0.3)
        world.loop.call_later(taken_in, _take_in, effect, fault, answer)
        outcome = await answer
        await world.point(self.worker, f"an answer of Slack: {fault or 'ok'}")
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def _take_in(effect, fault, answer):
    """Some faults come before it is done, and some after; who gave up does not hear of either."""
    done = None if fault in ("reset", "500", "429") else effect()
    loop = asyncio.get_running_loop()
    loop.call_later(NEVER if fault == "late" else 0.05, _answer, answer, _outcome(fault, done))


def _answer(answer, outcome):
    if not answer.done():
        answer.set_result(outcome)


def _outcome(fault, done):
    if fault in ("lost", "reset"):
        return ClientConnectionError(fault)
    if fault in ("500", "500 but done"):
        return _said(500, {})
    if fault == "internal_error":
        return _said(200, {"ok": False, "error": fault})
    if fault == "429":
        return _said(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "20"})
    return done


def _said(status, data, headers=None):
    answer = AsyncSlackResponse(
        client=None,
        http_verb="POST",
        api_url="",
        req_args={},
        data=data,
        headers=headers or {},
        status_code=status,
    )
    return SlackApiError("", answer)
