"""From a method that does something as a person to the endpoint `/do/<its name>`."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.workspace.people import Person
from sandbox.workspace.screens import Refused
from sandbox.workspace.workspace import NotThere, Workspace

JSON = dict[str, Any]
Doing = Callable[[Person, JSON], Awaitable[JSON]]


def endpoints(workspace: Workspace, *doings: Doing) -> list[Route]:
    """The body is JSON; its `as` says who does it."""
    return [
        Route(f"/do/{doing.__name__}", _answering(doing, workspace), methods=["POST"])
        for doing in doings
    ]


def _answering(doing: Doing, workspace: Workspace) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        said: JSON = await request.json()
        try:
            person = workspace.person(str(said.get("as")))
            return JSONResponse(await doing(person, said))
        except (NotThere, Refused) as gone:
            return JSONResponse({"gone": str(gone)}, 409)

    return answer
