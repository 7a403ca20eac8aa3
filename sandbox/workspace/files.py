"""Files: sent up by the app or by people, shown in messages, brought down again."""

import mimetypes
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.workspace import ids

JSON = dict[str, Any]
MOST_BYTES = 20_000_000


@dataclass
class File:
    """`content` is None until its bytes have arrived; `url` is what its addresses begin with."""

    id: str
    owner: str
    name: str
    size: int
    created: int
    url: str
    title: str = ""
    alt_text: str = ""
    content: bytes | None = None
    channels: list[str] = field(default_factory=list)

    @property
    def mimetype(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def is_image(self) -> bool:
        return self.mimetype in ("image/png", "image/jpeg", "image/gif", "image/webp")

    @property
    def kind(self) -> str:
        return self.name.rpartition(".")[2].lower() if "." in self.name else "binary"


@dataclass
class Files:
    now: Callable[[], datetime]
    url: str
    kept: dict[str, File] = field(default_factory=dict)

    def expect(self, owner: str, name: str, size: int, alt_text: str = "") -> File:
        """A file whose bytes are to follow."""
        created = int(self.now().timestamp())
        file = File(ids.fresh_id("F"), owner, name, size, created, self.url, name, alt_text)
        self.kept[file.id] = file
        return file

    def add(self, owner: str, name: str, content: bytes) -> File:
        file = self.expect(owner, name, len(content))
        file.content = content
        return file


def described(file: File) -> JSON:
    """Slack's file object."""
    private = f"{file.url}/files/{file.id}/{file.name}"
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.kind,
        "pretty_type": file.kind.upper(),
        "user": file.owner,
        "user_team": ids.TEAM,
        "editable": False,
        "size": file.size,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": False,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": private,
        "url_private_download": f"{private}?download=1",
        "permalink": f"{file.url}/files/{file.id}",
        "media_display_type": "unknown",
        "alt_txt": file.alt_text,
        "channels": [],
        "groups": [c for c in file.channels if c.startswith("G")],
        "ims": [c for c in file.channels if c.startswith("D")],
        "comments_count": 0,
        "is_starred": False,
        "has_rich_preview": False,
        "file_access": "visible",
    }
