"""The page in the browser: drawn whole once, then told what changed."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.manifest import Manifest
from sandbox.page import facts
from sandbox.page.drawing import environment
from sandbox.page.panel import Panel
from sandbox.page.screen import viewer
from sandbox.traffic import WIRE
from sandbox.workspace.ids import TEAM_NAME
from sandbox.workspace.workspace import NotThere, Workspace

JSON = dict[str, Any]
HEARTBEAT = 20.0
FOUND = 40
KEPT_DRAWN = 5_000
JUMPS = (("1 hour", 3_600), ("1 day", 86_400), ("1 week", 604_800))


@dataclass(frozen=True)
class Pages:
    workspace: Workspace
    manifest: Manifest
    panel: Panel
    entries_drawn: dict[Any, tuple[Any, Markup]] = field(default_factory=dict)

    def routes(self) -> list[BaseRoute]:
        static = StaticFiles(directory=Path(__file__).parent / "static")
        return [
            Route("/", self.page),
            Route("/look", self.look, methods=["POST"]),
            Route("/live", self.live),
            Route("/people", self.people),
            Route("/names", self.names),
            Route("/exchange/{number:int}", self.exchange),
            Mount("/static", static),
        ]

    @cached_property
    def templates(self) -> Environment:
        return environment()

    async def page(self, request: Request) -> Response:
        person = request.query_params.get("as", "")
        here = request.query_params.get("in", "messages")
        try:
            shown = self._facts(person, here)
        except NotThere:
            first = next(iter(self.workspace.humans()), None)
            if first is None or person == first.id:
                return HTMLResponse("Nobody is in this workspace yet.", 404)
            return RedirectResponse(f"/?as={first.id}&in=messages")
        return HTMLResponse(self._drawn("page.html", shown | self._found("")))

    async def look(self, request: Request) -> Response:
        """What may have changed since, part by part; what is looked at counts as read."""
        said = await request.json()
        try:
            if said.get("seen"):
                self._read(said["as"], said["in"])
            shown = self._facts(said["as"], said["in"])
        except NotThere as gone:
            return JSONResponse({"gone": str(gone)}, 404)
        modals = [
            {"id": v.id, "hash": v.hash, "html": self._drawn("_modal.html", {**shown, "view": v})}
            for v in shown["modals"]
        ]
        parts = {part: self._drawn(f"_{part}.html", shown) for part in ("sidebar", "pane", "time")}
        if said.get("panel"):
            behind = await self.panel.facts(said["panel"], shown["viewer"])
            parts["panel"] = self._drawn("_panel.html", behind)
        notices = self.workspace.screens.notices[said["as"]]
        return JSONResponse({**parts, "modals": modals, "notices": notices})

    async def live(self, request: Request) -> Response:
        """Server-sent events: that something changed, never what."""
        asked = request.query_params
        watched = [asked["as"], WIRE] if asked.get("watch") else [asked["as"]]

        news = self.workspace.news

        async def changes() -> AsyncIterator[str]:
            known = int(asked["version"]) if len(watched) == 1 else news.version(*watched)
            while not news.closed:
                known = await news.after(known, HEARTBEAT, *watched)
                yield f"data: {known}\n\n"

        quiet = {"Cache-Control": "no-store"}
        return StreamingResponse(changes(), media_type="text/event-stream", headers=quiet)

    async def people(self, request: Request) -> Response:
        return HTMLResponse(self._drawn("_people.html", self._found(request.query_params["q"])))

    async def names(self, request: Request) -> Response:
        found = facts.people_named(self.workspace, request.query_params["q"])[:FOUND]
        return JSONResponse([[p.id, p.real_name, p.title] for p in found if not p.deleted])

    async def exchange(self, request: Request) -> Response:
        looking = viewer(self.workspace, request.query_params["as"])
        one = self.panel.exchange(request.path_params["number"], looking)
        return HTMLResponse(self._drawn("_exchange.html", {"one": one}))

    def _found(self, typed: str) -> JSON:
        found = facts.people_named(self.workspace, typed)
        return {"found": found[:FOUND], "more": max(0, len(found) - FOUND)}

    def _read(self, person: str, here: str) -> None:
        where = facts.place(self.workspace, viewer(self.workspace, person), here)
        if where.channel:
            self.workspace.conversation_by_id(where.channel).read(person)

    def _facts(self, person: str, here: str) -> JSON:
        looking = viewer(self.workspace, person)
        where = facts.place(self.workspace, looking, here)
        channel = self.workspace.conversations.get(where.channel)
        notices = self.workspace.screens.notices[person]
        shown: JSON = {
            "viewer": looking,
            "me": looking.person,
            "here": here,
            "place": where,
            "team": TEAM_NAME,
            "app_name": self.workspace.name_of_app,
            "about": self.manifest,
            "home": self.workspace.screens.homes.get(person),
            "entries": facts.entries(looking, channel) if channel else [],
            "drawn_entry": lambda entry: self._entry(entry, shown),
            "modals": self.workspace.screens.stacks[person],
            "time": facts.time(looking),
            "jumps": JUMPS,
            "version": self.workspace.news.versions[person],
            "last_notice": notices[-1][0] if notices else 0,
            "places": lambda: self._places(person),
            **facts.sidebar(self.workspace, looking),
        }
        return shown

    def _entry(self, entry: JSON, shown: JSON) -> Markup:
        """Drawn once, until it looks different to this person."""
        looking, message = shown["viewer"], entry["message"]
        key = (looking.person.id, looking.person.tz, looking.local_now.date(), message.ts)
        state = (message.edited_ts, entry["follows"], entry["day"], entry["author"].real_name)
        known = self.entries_drawn.get(key)
        if known is None or known[0] != state:
            html = self._drawn("_message.html", {**shown, "entry": entry})
            known = self.entries_drawn[key] = (state, Markup(html))  # noqa: S704  # our template's
            if len(self.entries_drawn) > KEPT_DRAWN:
                del self.entries_drawn[next(iter(self.entries_drawn))]
        return known[1]

    def _places(self, person: str) -> list[JSON]:
        """This person's conversations as options of a select."""
        looking = viewer(self.workspace, person)
        return [
            {"value": channel.id, "text": {"text": looking.title_of(channel)}}
            for channel in self.workspace.conversations_of(person)
        ]

    def _drawn(self, template: str, shown: JSON) -> str:
        return self.templates.get_template(template).render(shown)
