"""The sandbox put together: workspace, Web API, deliveries and page as one web application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cached_property

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route, WebSocketRoute

from bot.models.engine import Database
from sandbox.clock import MovableClock
from sandbox.coming import Agenda, OutboxAgenda, nothing
from sandbox.delivery.events import Events
from sandbox.delivery.forms import Forms
from sandbox.delivery.gestures import Gestures
from sandbox.delivery.line import AppLine
from sandbox.delivery.sockets import Sockets
from sandbox.faults import Faults
from sandbox.manifest import Manifest
from sandbox.page.backstage import Backstage
from sandbox.page.doings import Doings
from sandbox.page.pages import Pages
from sandbox.page.panel import Panel
from sandbox.traffic import Traffic
from sandbox.web_api.file_contents import FileContents
from sandbox.web_api.oauth import OAuth
from sandbox.web_api.response_urls import ResponseUrls
from sandbox.web_api.server import WebApi
from sandbox.workspace.workspace import Workspace

TOKEN = "xoxb-sandbox"  # noqa: S105  # opens nothing but this workspace
APP_TOKEN = "xapp-sandbox"  # noqa: S105  # opens nothing but its sockets
SIGNING_SECRET = "sandbox-signing-secret"  # noqa: S105  # signs nothing but its requests
ANSWER_WITHIN = 3.0


@dataclass(frozen=True)
class Sandbox:
    clock: MovableClock
    own_url: str
    app_url: str
    manifest: Manifest
    socket_mode: bool = False
    answer_within: float = ANSWER_WITHIN
    outbox: Database | None = None

    @cached_property
    def workspace(self) -> Workspace:
        return Workspace(self.clock.now, self.manifest.name, self.own_url)

    @cached_property
    def traffic(self) -> Traffic:
        return Traffic(self.workspace.now, self.workspace.news)

    @cached_property
    def faults(self) -> Faults:
        return Faults()

    @cached_property
    def sockets(self) -> Sockets | None:
        return Sockets(self.own_url.replace("http", "ws", 1)) if self.socket_mode else None

    @cached_property
    def line(self) -> AppLine:
        url = f"{self.app_url}/slack/events"
        return AppLine(url, SIGNING_SECRET, self.answer_within, self.traffic, self.sockets)

    @cached_property
    def events(self) -> Events:
        return Events(self.workspace, self.manifest, self.line)

    @cached_property
    def gestures(self) -> Gestures:
        return Gestures(self.workspace, self.manifest, self.line, self.events)

    @cached_property
    def doings(self) -> Doings:
        forms = Forms(self.workspace, self.line)
        return Doings(self.workspace, self.gestures, forms, self.events)

    @cached_property
    def agenda(self) -> Agenda:
        return OutboxAgenda(self.outbox, self.workspace.people) if self.outbox else nothing

    @cached_property
    def backstage(self) -> Backstage:
        needs = (self.traffic, self.faults, self.agenda)
        return Backstage(self.workspace, self.clock, self.events, *needs)

    @cached_property
    def web_api(self) -> WebApi:
        tokens = (TOKEN, APP_TOKEN)
        needs = (self.traffic, self.faults, self.oauth, self.sockets)
        return WebApi(self.workspace, self.manifest, tokens, *needs)

    @cached_property
    def oauth(self) -> OAuth:
        return OAuth(self.workspace, self.manifest, self.events, TOKEN)

    @cached_property
    def application(self) -> Starlette:
        responses = ResponseUrls(self.workspace, self.traffic, self.faults)
        routes = [
            Route("/api/{method}", self.web_api.answer, methods=["GET", "POST"]),
            Route("/response/{key}", responses.answer, methods=["POST"]),
            *FileContents(self.workspace, TOKEN).routes(),
            *self.oauth.routes(),
            *self.doings.routes(),
            *self.backstage.routes(),
            *Pages(self.workspace, self.manifest, Panel(self.backstage)).routes(),
        ]
        if self.sockets:
            routes.append(WebSocketRoute("/link/", self.sockets.connected))
        local = Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
        return Starlette(routes=routes, middleware=[local], lifespan=self._while_up)

    @asynccontextmanager
    async def _while_up(self, app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await self.events.close()
            await self.line.close()
