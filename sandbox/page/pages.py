"""The page."""

from dataclasses import dataclass

from starlette.routing import Route

from sandbox.manifest import Manifest
from sandbox.workspace.workspace import Workspace


@dataclass(frozen=True)
class Pages:
    workspace: Workspace
    manifest: Manifest

    def routes(self) -> list[Route]:
        return []
