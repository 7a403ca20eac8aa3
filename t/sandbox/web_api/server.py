"""The door of the Web API: who calls, whether they may, what they are answered."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.manifest import Manifest
from sandbox.web_api import chat, conversations, users, views
from sandbox.web_api.call import Call, Failed, Method
from sandbox.workspace.screens import Refused
from sandbox.workspace.workspace import NotThere, Workspace

JSON = dict[str, Any]
METHODS: dict[str, Method] = {
    **users.METHODS,
    **conversations.METHODS,
    **chat.METHODS,
    **views.METHODS,
}
ONE_MESSAGE_A = 1.0  # second, in each channel


@dataclass
class WebApi:
    """`rate_limited` switches Slack's one message a second a channel on."""

    workspace: Workspace
    manifest: Manifest
    token: str
    rate_limited: bool = False
    elapsed: Callable[[], float] = time.monotonic
    _last_post: dict[str, float] = field(default_factory=dict)

    async def answer(self, request: Request) -> Response:
        name = request.path_params["method"]
        try:
            arguments = await _arguments(request)
            self._authenticate(request, arguments)
            wait = self._too_fast(name, arguments)
            if wait:
                limited = {"ok": False, "error": "ratelimited"}
                return JSONResponse(limited, 429, {"Retry-After": str(wait)})
            return JSONResponse(self._run(name, arguments))
        except Failed as failed:
            return JSONResponse(failed.answer)
        except (NotThere, Refused) as refused:
            return JSONResponse({"ok": False, "error": str(refused)})

    def _authenticate(self, request: Request, arguments: JSON) -> None:
        header = request.headers.get("authorization", "")
        token = header.removeprefix("Bearer ").strip() or arguments.get("token")
        if not token:
            raise Failed("not_authed")
        if token != self.token:
            raise Failed("invalid_auth")

    def _run(self, name: str, arguments: JSON) -> JSON:
        method = METHODS.get(name)
        if method is None:
            raise Failed("unknown_method", req_method=name)
        unknown = sorted(set(arguments) - method.takes)
        if unknown:
            said = [f"unknown argument: {argument}" for argument in unknown]
            raise Failed("invalid_arguments", said)
        call = Call(self.workspace, self.manifest, arguments)
        self._check_scope(method.scope(call))
        return {"ok": True, **method.run(call)}

    def _check_scope(self, scope: str | None) -> None:
        if not self.manifest.grants(scope):
            provided = ",".join(sorted(self.manifest.scopes or ()))
            raise Failed("missing_scope", needed=scope, provided=provided)

    def _too_fast(self, name: str, arguments: JSON) -> int:
        if not self.rate_limited or name != "chat.postMessage":
            return 0
        channel, now = str(arguments.get("channel")), self.elapsed()
        if now - self._last_post.get(channel, -ONE_MESSAGE_A) < ONE_MESSAGE_A:
            return 1
        self._last_post[channel] = now
        return 0


async def _arguments(request: Request) -> JSON:
    """From the query, and from a JSON body or a form."""
    given: JSON = dict(request.query_params)
    kind = request.headers.get("content-type", "").split(";")[0]
    if kind == "application/json":
        body = await request.body()
        try:
            given |= json.loads(body or b"{}")
        except (ValueError, TypeError) as bad:
            raise Failed("invalid_json") from bad
    elif request.method == "POST":
        given |= parse_qsl((await request.body()).decode(), keep_blank_values=True)
    return {key: value for key, value in given.items() if value is not None}
