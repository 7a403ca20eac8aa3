"""The door of the Web API: who calls, whether they may, what they are answered."""

import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.delivery.sockets import Sockets
from sandbox.faults import Faults, too_many
from sandbox.manifest import Manifest
from sandbox.traffic import Traffic
from sandbox.web_api import chat, conversations, files, users, views
from sandbox.web_api.call import Call, Failed, Method
from sandbox.web_api.oauth import OAuth
from sandbox.web_api.pace import Pace
from sandbox.workspace.screens import Refused
from sandbox.workspace.workspace import NotThere, Workspace

JSON = dict[str, Any]
TAKE_TOKEN, REVOKE = "oauth.v2.access", "auth.revoke"
OPEN_SOCKET = "apps.connections.open"  # the one method that takes the app-level token
METHODS: dict[str, Method] = {
    **users.METHODS,
    **conversations.METHODS,
    **chat.METHODS,
    **views.METHODS,
    **files.METHODS,
}


@dataclass
class WebApi:
    workspace: Workspace
    manifest: Manifest
    tokens: tuple[str, str]  # the bot's and the app's own
    traffic: Traffic
    faults: Faults
    oauth: OAuth
    sockets: Sockets | None = None
    pace: Pace = field(default_factory=Pace)

    async def answer(self, request: Request) -> Response:
        """Every call is seen in the traffic, with what was answered even if that was lost."""
        name, started = request.path_params["method"], time.perf_counter()
        arguments, answer = await self._answered(name, request)
        for secret in ("token", "client_secret"):
            arguments.pop(secret, None)
        self.traffic.add(
            name,
            arguments,
            _said(answer),
            to_app=False,
            status=answer.status_code,
            took=(time.perf_counter() - started) * 1_000,
            problem="the answer was lost" if self.faults.lost else "",
        )
        return self.faults.after(answer)

    async def _answered(self, name: str, request: Request) -> tuple[JSON, Response]:
        arguments: JSON = {}
        try:
            arguments = await _arguments(request)
            if name == TAKE_TOKEN:
                return arguments, self._taken(request, arguments)
            self._authenticate(name, request, arguments)
            return arguments, self._tried(name, arguments)
        except Failed as failed:
            return arguments, JSONResponse(failed.answer)
        except (NotThere, Refused) as refused:
            return arguments, JSONResponse({"ok": False, "error": str(refused)})

    def _tried(self, name: str, arguments: JSON) -> Response:
        if instead := self.faults.before():
            return instead
        if name == OPEN_SOCKET:
            return JSONResponse(self._socket())
        if name == REVOKE:
            return JSONResponse(self.oauth.revoke())
        method = METHODS.get(name)
        if method is None:
            raise Failed("unknown_method", req_method=name)
        if self.faults.limits and (wait := self.pace.wait(name, method.tier, arguments)):
            return too_many(wait)
        return JSONResponse(self._run(method, arguments))

    def _taken(self, request: Request, arguments: JSON) -> Response:
        if instead := self.faults.before():
            return instead
        authorization = request.headers.get("authorization", "")
        return JSONResponse(self.oauth.access(arguments, authorization))

    def _socket(self) -> JSON:
        if self.sockets is None:
            raise Failed("forbidden_for_app")
        return {"ok": True, "url": self.sockets.new_url()}

    def _authenticate(self, name: str, request: Request, arguments: JSON) -> None:
        header = request.headers.get("authorization", "")
        token = header.removeprefix("Bearer ").strip() or arguments.get("token")
        if not token:
            raise Failed("not_authed")
        if token not in self.tokens:
            raise Failed("invalid_auth")
        if token != self.tokens[name == OPEN_SOCKET]:
            raise Failed("not_allowed_token_type")
        if self.oauth.revoked and token == self.tokens[0]:
            raise Failed("token_revoked")

    def _run(self, method: Method, arguments: JSON) -> JSON:
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


def _said(answer: Response) -> Any:
    if isinstance(answer, JSONResponse):
        return json.loads(bytes(answer.body))
    return bytes(answer.body).decode()


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
