"""Where the bytes of files go up and come down."""

from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from sandbox.workspace.files import MOST_BYTES, File
from sandbox.workspace.workspace import Workspace


@dataclass(frozen=True)
class FileContents:
    workspace: Workspace
    token: str

    def routes(self) -> list[Route]:
        return [
            Route("/upload/v1/{file}", self.take, methods=["POST"]),
            Route("/do/upload", self.attach, methods=["POST"]),
            Route("/files/{file}/{name}", self.give),
        ]

    async def take(self, request: Request) -> Response:
        """From the app, to the address it was given: once, and as long as it said."""
        file = self.workspace.files.kept.get(request.path_params["file"])
        content = await request.body()
        if file is None or file.content is not None:
            return PlainTextResponse("no such upload", 404)
        if len(content) != file.size:
            return PlainTextResponse(f"expected {file.size} bytes", 400)
        file.content = content
        return PlainTextResponse(f"OK - {len(content)}")

    async def attach(self, request: Request) -> Response:
        """From a person, who fills in a form with it."""
        asked = request.query_params
        content = await request.body()
        if not content or len(content) > MOST_BYTES:
            return JSONResponse({"gone": "the file is empty or too large"}, 409)
        file = self.workspace.files.add(asked["as"], asked["name"], content)
        return JSONResponse({"id": file.id, "name": file.name})

    async def give(self, request: Request) -> Response:
        """To the app with its token, to people who may see it in the page."""
        file = self.workspace.files.kept.get(request.path_params["file"])
        if file is None or file.content is None or not self._may_see(request, file):
            return PlainTextResponse("not found", 404)
        kind = "inline" if file.is_image else "attachment"
        named = {"Content-Disposition": f"{kind}; filename*=UTF-8''{quote(file.name)}"}
        safe = {"X-Content-Type-Options": "nosniff"}
        return Response(file.content, media_type=file.mimetype, headers=named | safe)

    def _may_see(self, request: Request, file: File) -> bool:
        if request.headers.get("authorization") == f"Bearer {self.token}":
            return True
        person = request.query_params.get("as", "")
        shared = (self.workspace.conversations[channel] for channel in file.channels)
        return person == file.owner or any(person in channel.members for channel in shared)
