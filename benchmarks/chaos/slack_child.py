"""A Slack that keeps what it accepts, loses answers, wants patience, and refuses some for good."""

import asyncio
import os
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from aiohttp import web

from benchmarks.chaos.plan import LOST_EACH
from benchmarks.chaos.rows import is_closed
from benchmarks.child import end_with_parent
from benchmarks.people import TEAM

LONGEST = 6 * 3600  # seconds
RETRY_AFTER = 1  # seconds, with a 429
SLOWEST = 0.02  # seconds from accepting to answering
Answer = dict[str, Any]


@dataclass
class Slack:
    """`visible`: keys of what people see, by channel and ts. `accepted`: when it took each key."""

    visible: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    accepted: dict[str, list[float]] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)
    hidden: set[str] = field(default_factory=set)  # keys that history does not show yet
    storm_until: float = 0.0
    loses: bool = False  # answers
    number: int = 0

    async def answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        said = await _said(request)
        if time.monotonic() < self.storm_until and method != "auth.test":
            self.counted["429"] += 1
            headers = {"Retry-After": str(RETRY_AFTER)}
            return web.json_response({"ok": False}, status=429, headers=headers)
        answer = self.do(method, said)
        if method == "chat.postMessage" and answer["ok"]:
            number = self.counted["posts"]
            await asyncio.sleep(SLOWEST * (number % 7) / 7)
            if self.loses and number % LOST_EACH == 0 and request.transport:
                self.counted["lost answers"] += 1
                request.transport.close()
        return web.json_response(answer)

    def do(self, method: str, said: Answer) -> Answer:
        match method:
            case "auth.test":
                return _ok(team_id=TEAM, team="Chaos", user_id="U0BOT", bot_id="B0")
            case "users.list":
                return _ok(members=[])
            case "conversations.open":
                return _ok(channel={"id": "D" + said["users"].replace(",", "")})
            case "chat.postMessage":
                return self._post(said)
            case "chat.update":
                return self._update(said)
            case "chat.delete":
                return self._delete(said)
            case "conversations.history":
                return self._history(said)
        return {"ok": False, "error": "unknown_method"}

    def _post(self, said: Answer) -> Answer:
        channel, ts = said["channel"], f"{time.time():.3f}{self.number % 1000:03}"
        self.number += 1
        if is_closed(channel[1:]):
            return {"ok": False, "error": "is_archived"}
        keys = list(said["metadata"]["event_payload"].values())
        self.counted["posts"] += 1
        self.visible.setdefault(channel, {})[ts] = keys
        for key in keys:
            self.accepted.setdefault(key, []).append(time.time())
        return _ok(channel=channel, ts=ts)

    def _update(self, said: Answer) -> Answer:
        """Only a message of which something was taken back is changed here."""
        keys = list(said["metadata"]["event_payload"].values())
        self.visible[said["channel"]][said["ts"]] = keys
        self.counted["taken back"] += 1
        return _ok()

    def _delete(self, said: Answer) -> Answer:
        if self.visible.get(said["channel"], {}).pop(said["ts"], None) is None:
            return {"ok": False, "error": "message_not_found"}
        self.counted["taken back"] += 1
        return _ok()

    def _history(self, said: Answer) -> Answer:
        self.counted["looks"] += 1
        posted = self.visible.get(said["channel"], {}).items()
        shown = [
            {"ts": ts, "metadata": _metadata(keys)}
            for ts, keys in posted
            if float(ts) >= float(said["oldest"]) and not self.hidden.intersection(keys)
        ]
        return _ok(messages=shown)

    async def storm(self, request: web.Request) -> web.Response:
        self.storm_until = time.monotonic() + float(request.query["seconds"])
        return web.Response()

    async def lose(self, _request: web.Request) -> web.Response:
        """Some answers, from now on."""
        self.loses = True
        return web.Response()

    async def hide(self, request: web.Request) -> web.Response:
        """From history, as if it were slow to show what was just posted."""
        self.hidden = set(request.query.getall("key", []))
        return web.Response()

    async def posted(self, _request: web.Request) -> web.Response:
        return web.Response(text=str(self.counted["posts"]))

    async def ledger(self, _request: web.Request) -> web.Response:
        ledger = {
            "visible": self.visible,
            "accepted": self.accepted,
            "counted": self.counted,
        }
        return web.json_response(ledger)


async def _said(request: web.Request) -> Answer:
    if request.content_type == "application/json":
        said: Answer = await request.json()
        return said
    return {**request.query, **await request.post()}


def _ok(**more: Any) -> Answer:
    return {"ok": True, **more}


def _metadata(keys: list[str]) -> Answer:
    payload = {f"key_{number}": key for number, key in enumerate(keys)}
    return {"event_type": "infoview_delivery", "event_payload": payload}


def site(slack: Slack) -> web.Application:
    site = web.Application()
    site.router.add_route("*", "/api/{method}", slack.answer)
    site.router.add_post("/storm", slack.storm)
    site.router.add_post("/lose", slack.lose)
    site.router.add_post("/hide", slack.hide)
    site.router.add_get("/posted", slack.posted)
    site.router.add_get("/ledger", slack.ledger)
    return site


if __name__ == "__main__":
    end_with_parent(LONGEST)
    port = int(os.environ["PORT"])
    say = partial(print, flush=True)  # once it listens
    web.run_app(site(Slack()), host="127.0.0.1", port=port, print=say, access_log=None)
