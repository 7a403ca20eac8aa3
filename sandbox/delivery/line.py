"""The line to the app: signed HTTP, or a socket; answered within three seconds or not at all."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp

from sandbox.delivery.answer import Answer
from sandbox.delivery.sending import COMMAND, EVENT, INTERACTIVE, Sending
from sandbox.delivery.sockets import Sockets
from sandbox.traffic import Traffic

JSON = dict[str, Any]
FORM, AS_JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass
class AppLine:
    """In Socket Mode `sockets` is there, and HTTP receives nothing."""

    url: str
    signing_secret: str
    within: float
    traffic: Traffic
    sockets: Sockets | None = None
    _session: aiohttp.ClientSession | None = field(default=None, repr=False)

    async def command(self, fields: Mapping[str, str]) -> Answer:
        return await self._send(Sending(COMMAND, dict(fields)))

    async def interaction(self, payload: JSON) -> Answer:
        return await self._send(Sending(INTERACTIVE, payload))

    async def event(self, payload: JSON, attempt: int = 0, reason: str = "") -> Answer:
        return await self._send(Sending(EVENT, payload, attempt, reason))

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    async def _send(self, sending: Sending) -> Answer:
        started = time.perf_counter()
        if self.sockets:
            answer = await self.sockets.send(sending, self.within)
        else:
            answer = await self._post(sending)
        self.traffic.add(
            sending.name,
            sending.payload,
            answer.body,
            to_app=True,
            status=answer.status,
            took=(time.perf_counter() - started) * 1_000,
            problem=answer.problem,
        )
        return answer

    async def _post(self, sending: Sending) -> Answer:
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=200))
        body, headers = _written(sending)
        headers |= signature(self.signing_secret, body)
        limit = aiohttp.ClientTimeout(total=self.within)
        try:
            posted = self._session.post(self.url, data=body, headers=headers, timeout=limit)
            async with posted as response:
                text = await response.text()
        except TimeoutError:
            return Answer(problem="http_timeout")
        except aiohttp.ClientError:
            return Answer(problem="connection_failed")
        ok = 200 <= response.status < 300
        no_retry = response.headers.get("x-slack-no-retry") == "1"
        return Answer(response.status, text, "" if ok else "http_error", no_retry)


def _written(sending: Sending) -> tuple[bytes, dict[str, str]]:
    """The body as Slack writes it, and the headers that go with it."""
    if sending.kind == COMMAND:
        return urlencode(sending.payload).encode(), {"Content-Type": FORM}
    if sending.kind == INTERACTIVE:
        fields = {"payload": json.dumps(sending.payload)}
        return urlencode(fields).encode(), {"Content-Type": FORM}
    headers = {"Content-Type": AS_JSON}
    if sending.attempt:
        headers["X-Slack-Retry-Num"] = str(sending.attempt)
        headers["X-Slack-Retry-Reason"] = sending.reason
    return json.dumps(sending.payload).encode(), headers


def signature(secret: str, body: bytes) -> dict[str, str]:
    """Slack's v0 signature, by the real clock: Slack's own is never the moved one."""
    timestamp = str(int(time.time()))
    signed = b"v0:" + timestamp.encode() + b":" + body
    digest = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}
