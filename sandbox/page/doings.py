"""The endpoints through which a person does something, from the page or from a program."""

from dataclasses import asdict, dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.delivery.events import Events
from sandbox.delivery.forms import Forms
from sandbox.delivery.gestures import Gestures, Pressed
from sandbox.page.endpoints import endpoints
from sandbox.page.screen import screen
from sandbox.workspace.conversations import Conversation, Message
from sandbox.workspace.people import Person
from sandbox.workspace.views import View
from sandbox.workspace.workspace import NotThere, Workspace

JSON = dict[str, Any]


@dataclass(frozen=True)
class Doings:
    workspace: Workspace
    gestures: Gestures
    forms: Forms
    events: Events

    def routes(self) -> list[Route]:
        doings = (self.write, self.press, self.suggest, self.submit, self.close, self.open)
        return [*endpoints(self.workspace, *doings), Route("/screen", self.screen)]

    async def write(self, person: Person, said: JSON) -> JSON:
        channel = self.workspace.conversation_by_id(said["channel"])
        await self.gestures.write(person, channel, str(said["text"]).strip())
        return {}

    async def press(self, person: Person, said: JSON) -> JSON:
        pressed = _pressed(said)
        if said.get("view_id"):
            view = self._view(person, said["view_id"])
            await self.gestures.press_in_view(person, view, pressed)
            return {}
        await self.gestures.press_in_message(person, *self._message(person, said), pressed)
        return {}

    async def suggest(self, person: Person, said: JSON) -> JSON:
        in_view = said.get("view_id")
        where = self._view(person, in_view) if in_view else self._message(person, said)
        return {"groups": await self.gestures.suggestions(person, where, _pressed(said))}

    async def submit(self, person: Person, said: JSON) -> JSON:
        view = self._view(person, said["view_id"])
        return asdict(await self.forms.submit(view, said.get("typed", {})))

    async def close(self, person: Person, said: JSON) -> JSON:
        await self.forms.close(self._view(person, said["view_id"]))
        return {}

    async def open(self, person: Person, said: JSON) -> JSON:
        """A conversation, or the app's tab `home` or `messages`: what is there counts as read."""
        tab = said.get("tab", "")
        if tab in ("home", "messages"):
            self.events.home_opened(person, tab)
        if tab == "messages" or said.get("channel"):
            channel = said.get("channel") or self.workspace.app_dm(person.id).id
            if self.workspace.conversation_by_id(channel).read(person.id):
                self.workspace.news.tell([person.id])
        return {}

    async def screen(self, request: Request) -> Response:
        """With `after`, it waits up to `within` seconds for something newer than that version."""
        person, after = request.query_params["as"], request.query_params.get("after")
        within = min(float(request.query_params.get("within", 0)), 30.0)
        if after is not None and within:
            await self.workspace.news.after(int(after), within, person)
        try:
            return JSONResponse(screen(self.workspace, person))
        except NotThere as gone:
            return JSONResponse({"gone": str(gone)}, 404)

    def _message(self, person: Person, said: JSON) -> tuple[Conversation, Message]:
        channel = self.workspace.conversation_by_id(said["channel"])
        message = channel.messages.get(said["ts"])
        if message is None or message.only_for not in (None, person.id):
            raise NotThere("that message is gone")
        return channel, message

    def _view(self, person: Person, view_id: str) -> View:
        view = self.workspace.screens.find(view_id=view_id)
        if view.owner != person.id:
            raise NotThere("that is somebody else's")
        return view


def _pressed(said: JSON) -> Pressed:
    return Pressed(said["block_id"], said["action_id"], said.get("value"), said.get("typed") or {})
