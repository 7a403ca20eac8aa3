"""Events to the app, tried again as Slack does: at once, after one minute, after five."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sandbox.delivery import payloads
from sandbox.delivery.line import AppLine
from sandbox.manifest import Manifest
from sandbox.workspace.conversations import Conversation, Message
from sandbox.workspace.ids import BOT_USER, TEAM, fresh_id
from sandbox.workspace.people import Person, described
from sandbox.workspace.views import described as described_view
from sandbox.workspace.workspace import Workspace

JSON = dict[str, Any]
RETRY_AFTER = (0.0, 60.0, 300.0)


@dataclass
class Events:
    workspace: Workspace
    manifest: Manifest
    line: AppLine
    retry_after: Sequence[float] = RETRY_AFTER
    _running: set[asyncio.Task[None]] = field(default_factory=set)

    def home_opened(self, person: Person, tab: str) -> None:
        view = self.workspace.screens.homes.get(person.id)
        told: JSON = {
            "type": "app_home_opened",
            "user": person.id,
            "channel": self.workspace.app_dm(person.id).id,
            "tab": tab,
            "event_ts": self.workspace.next_ts(),
        }
        if tab == "home" and view:
            told["view"] = described_view(view)
        self._send("app_home_opened", told)

    def message(self, channel: Conversation, message: Message) -> None:
        kind = "im" if channel.is_im else "mpim"
        told = {
            "user": message.user,
            "type": "message",
            "ts": message.ts,
            "client_msg_id": fresh_id().lower(),
            "text": message.text,
            "team": TEAM,
            "blocks": message.blocks,
            "channel": channel.id,
            "event_ts": message.ts,
            "channel_type": kind,
        }
        self._send(f"message.{kind}", told)

    def user_change(self, person: Person) -> None:
        self._send("user_change", self._about("user_change", person))

    def team_join(self, person: Person) -> None:
        self._send("team_join", self._about("team_join", person))

    def uninstalled(self) -> None:
        self._send("tokens_revoked", {"type": "tokens_revoked", "tokens": {"bot": [BOT_USER]}})
        self._send("app_uninstalled", {"type": "app_uninstalled"})

    async def settled(self) -> None:
        """When every event under way has been answered or given up."""
        while self._running:
            await asyncio.gather(*self._running)

    async def close(self) -> None:
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _about(self, kind: str, person: Person) -> JSON:
        at = self.workspace.now()
        user = described(person, at, emails=self.manifest.grants("users:read.email"))
        told = {"type": kind, "user": user}
        return told if kind == "team_join" else {**told, "cache_ts": int(at.timestamp())}

    def _send(self, name: str, inner: JSON) -> None:
        if not self.manifest.hears(name):
            return
        payload = payloads.event(inner, int(self.workspace.now().timestamp()))
        task = asyncio.create_task(self._deliver(payload))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _deliver(self, payload: JSON) -> None:
        answer = await self.line.event(payload)
        for number, pause in enumerate(self.retry_after, start=1):
            if not answer.problem or answer.no_retry:
                return
            await asyncio.sleep(pause)
            answer = await self.line.event(payload, number, answer.problem)
