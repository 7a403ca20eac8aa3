"""The line to the app: signed HTTP POSTs, answered within three seconds or not at all."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp

JSON = dict[str, Any]
ANSWER_WITHIN = 3.0
FORM, AS_JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass(frozen=True)
class Answer:
    """`problem` is Slack's word where the app did not answer 200 in time, else empty."""

    status: int = 0
    text: str = ""
    problem: str = ""

    @property
    def body(self) -> JSON:
        """The answer read as JSON; a plain text is what Slack shows as a message's text."""
        if not self.text.strip():
            return {}
        try:
            said = json.loads(self.text)
        except ValueError:
            return {"text": self.text}
        return said if isinstance(said, dict) else {"text": self.text}


@dataclass
class AppLine:
    url: str
    signing_secret: str
    within: float = ANSWER_WITHIN
    _session: aiohttp.ClientSession | None = field(default=None, repr=False)

    async def form(self, fields: Mapping[str, str]) -> Answer:
        return await self._post(urlencode(fields).encode(), FORM, {})

    async def json(self, payload: JSON, headers: Mapping[str, str]) -> Answer:
        return await self._post(json.dumps(payload).encode(), AS_JSON, headers)

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    async def _post(self, body: bytes, kind: str, more: Mapping[str, str]) -> Answer:
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=200))
        headers = {"Content-Type": kind, **signature(self.signing_secret, body), **more}
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
        return Answer(response.status, text, "" if ok else "http_error")


def signature(secret: str, body: bytes) -> dict[str, str]:
    """Slack's v0 signature, by the real clock: Slack's own is never the moved one."""
    timestamp = str(int(time.time()))
    signed = b"v0:" + timestamp.encode() + b":" + body
    digest = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}
