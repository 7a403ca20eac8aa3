"""OAuth: who may install the app asks the person, then takes a code to its token."""

import base64
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from sandbox.delivery.events import Events
from sandbox.manifest import Manifest
from sandbox.page.drawing import environment
from sandbox.web_api.call import Failed
from sandbox.workspace import ids
from sandbox.workspace.workspace import Workspace

JSON = dict[str, Any]
CODE_LIVES = timedelta(minutes=10)
CLIENT_ID = "sandbox.client"
CLIENT_SECRET = "sandbox-client-secret"  # noqa: S105  # opens nothing but this workspace


@dataclass
class Code:
    person: str
    scopes: str
    redirect_uri: str
    until: datetime
    used: bool = False


@dataclass
class OAuth:
    """One workspace has one installation: its token is void from a revocation to the next."""

    workspace: Workspace
    manifest: Manifest
    events: Events
    token: str
    revoked: bool = False
    codes: dict[str, Code] = field(default_factory=dict)

    def routes(self) -> list[Route]:
        return [
            Route("/oauth/v2/authorize", self.ask),
            Route("/oauth/v2/authorize", self.decide, methods=["POST"]),
        ]

    async def ask(self, request: Request) -> Response:
        """The consent page."""
        asked = dict(request.query_params)
        wrong = self._wrong(asked)
        people = [p for p in self.workspace.humans() if not p.deleted][:50]
        shown = {"asked": asked, "wrong": wrong, "people": people, "app": self.manifest.name}
        shown |= {"team": ids.TEAM_NAME, "scopes": asked.get("scope", "").split(",")}
        page = environment().get_template("consent.html").render(shown)
        return HTMLResponse(page, 400 if wrong else 200)

    async def decide(self, request: Request) -> Response:
        said = dict(parse_qsl((await request.body()).decode()))
        if self._wrong(said):
            return HTMLResponse(self._wrong(said), 400)
        back = {"state": said["state"]} if said.get("state") else {}
        if said.get("answer") != "allow":
            return _to(said["redirect_uri"], error="access_denied", **back)
        code = ids.fresh_id().lower()
        until = self.workspace.now() + CODE_LIVES
        self.codes[code] = Code(said["person"], said["scope"], said["redirect_uri"], until)
        return _to(said["redirect_uri"], code=code, **back)

    def access(self, arguments: JSON, authorization: str) -> JSON:
        """oauth.v2.access: the token for a code, once."""
        client_id, secret = _client(arguments, authorization)
        if client_id != CLIENT_ID:
            raise Failed("invalid_client_id")
        if secret != CLIENT_SECRET:
            raise Failed("bad_client_secret")
        code = self.codes.get(str(arguments.get("code")))
        if code is None or self.workspace.now() > code.until:
            raise Failed("invalid_code")
        if code.used:
            raise Failed("code_already_used")
        if arguments.get("redirect_uri", code.redirect_uri) != code.redirect_uri:
            raise Failed("bad_redirect_uri")
        code.used, self.revoked = True, False
        return {
            "ok": True,
            "app_id": ids.APP,
            "authed_user": {"id": code.person},
            "scope": code.scopes,
            "token_type": "bot",
            "access_token": self.token,
            "bot_user_id": ids.BOT_USER,
            "team": {"id": ids.TEAM, "name": ids.TEAM_NAME},
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def revoke(self) -> JSON:
        """auth.revoke; Slack tells of it in two events, in any order."""
        self.revoked = True
        self.events.uninstalled()
        return {"ok": True, "revoked": True}

    def _wrong(self, asked: JSON) -> str:
        if asked.get("client_id") != CLIENT_ID:
            return "invalid_client_id"
        if not asked.get("redirect_uri", "").startswith(("http://127.0.0.1", "http://localhost")):
            return "bad_redirect_uri"
        scopes = [scope for scope in asked.get("scope", "").split(",") if scope]
        if not scopes or not all(self.manifest.grants(scope) for scope in scopes):
            return "invalid_scope"
        if "person" in asked and asked["person"] not in self.workspace.people:
            return "user_not_found"
        return ""


def _to(uri: str, **arguments: str) -> Response:
    return RedirectResponse(f"{uri}{'&' if '?' in uri else '?'}{urlencode(arguments)}", 302)


def _client(arguments: JSON, authorization: str) -> tuple[str, str]:
    """From the arguments, or as HTTP Basic."""
    if authorization.startswith("Basic "):
        name, _, secret = base64.b64decode(authorization[6:]).decode().partition(":")
        return name, secret
    return str(arguments.get("client_id")), str(arguments.get("client_secret"))
