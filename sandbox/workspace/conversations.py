"""Direct messages, group DMs, and the messages in them."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.workspace.files import File

JSON = dict[str, Any]


@dataclass
class Message:
    ts: str
    user: str
    text: str
    blocks: list[JSON] = field(default_factory=list)
    metadata: JSON | None = None
    edited_ts: str | None = None
    only_for: str | None = None  # ephemeral: the one person who sees it
    thread_ts: str | None = None
    files: list[File] = field(default_factory=list)


@dataclass
class Conversation:
    id: str
    members: frozenset[str]
    created: int
    messages: dict[str, Message] = field(default_factory=dict)
    last_read: dict[str, str] = field(default_factory=dict)
    open_for: set[str] = field(default_factory=set)

    @property
    def is_im(self) -> bool:
        return len(self.members) == 2

    def seen_by(self, person_id: str) -> list[Message]:
        """Oldest first; of the ephemeral messages only this person's."""
        return [m for m in self.messages.values() if m.only_for in (None, person_id)]

    def unread(self, person_id: str) -> int:
        """Counted from the newest back to the last one read."""
        read, count = self.last_read.get(person_id, ""), 0
        for message in reversed(self.messages.values()):
            if message.ts <= read:
                break
            count += message.only_for in (None, person_id) and message.user != person_id
        return count

    def read(self, person_id: str) -> bool:
        """True if there was something new in it."""
        seen = self.seen_by(person_id)
        newest = seen[-1].ts if seen else ""
        changed = newest > self.last_read.get(person_id, "")
        self.last_read[person_id] = max(newest, self.last_read.get(person_id, ""))
        return changed
