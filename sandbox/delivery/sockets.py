"""Socket Mode: the app opens a socket to the workspace, and is sent everything through it."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from sandbox.delivery.answer import Answer
from sandbox.delivery.sending import EVENT, Sending
from sandbox.workspace.ids import APP, fresh_id

JSON = dict[str, Any]
MOST = 10  # sockets of one app at a time
POLICY_VIOLATION = 1008


@dataclass
class Sockets:
    """Any of the open sockets may be sent anything: they take turns."""

    url: str  # where the app finds the workspace, as ws://…
    _tickets: set[str] = field(default_factory=set)
    _open: list[WebSocket] = field(default_factory=list)
    _waiting: dict[str, asyncio.Future[JSON]] = field(default_factory=dict)
    _turns: int = 0
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def new_url(self) -> str:
        """For one connection."""
        ticket = fresh_id().lower()
        self._tickets.add(ticket)
        return f"{self.url}/link/?ticket={ticket}&app_id={APP}"

    async def connected(self, socket: WebSocket) -> None:
        """The endpoint: it lives as long as its socket."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets or len(self._open) >= MOST:
            await socket.close(POLICY_VIOLATION)
            return
        self._tickets.discard(ticket)
        await socket.accept()
        self._open.append(socket)
        try:
            await socket.send_json(_hello(len(self._open)))
            self._changed.set()
            while True:
                self._take(json.loads(await socket.receive_text()))
        except WebSocketDisconnect:
            pass
        finally:
            self._open.remove(socket)

    async def send(self, sending: Sending, within: float) -> Answer:
        if not self._open:
            return Answer(problem="connection_failed")
        envelope = _envelope(sending)
        answered: asyncio.Future[JSON] = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = answered
        try:
            self._turns += 1
            await self._open[self._turns % len(self._open)].send_json(envelope)
            said = await asyncio.wait_for(answered, within)
        except TimeoutError:
            return Answer(problem="http_timeout")
        finally:
            del self._waiting[envelope["envelope_id"]]
        return Answer(200, json.dumps(said) if said else "")

    async def until_open(self, within: float) -> None:
        await asyncio.wait_for(self._changed.wait(), within)

    async def drop(self, reason: str) -> None:
        """Slack says so, then hangs up; the app is to connect anew."""
        for socket in list(self._open):
            await socket.send_json({"type": "disconnect", "reason": reason})
            await socket.close()

    def _take(self, said: JSON) -> None:
        answered = self._waiting.get(said.get("envelope_id", ""))
        if answered and not answered.done():
            answered.set_result(said.get("payload") or {})


def _hello(number: int) -> JSON:
    return {
        "type": "hello",
        "num_connections": number,
        "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": 3_600},
        "connection_info": {"app_id": APP},
    }


def _envelope(sending: Sending) -> JSON:
    told = {
        "envelope_id": fresh_id().lower(),
        "payload": sending.payload,
        "type": sending.kind,
        "accepts_response_payload": sending.kind != EVENT,
    }
    if sending.kind != EVENT:
        return told
    return {**told, "retry_attempt": sending.attempt, "retry_reason": sending.reason}
