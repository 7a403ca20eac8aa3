"""Whoever looks: their name for everybody else, their zone, their now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sandbox.page.dates import in_words
from sandbox.workspace.conversations import Conversation
from sandbox.workspace.ids import BOT_USER
from sandbox.workspace.people import Person


@dataclass(frozen=True)
class Viewer:
    person: Person
    people: Mapping[str, Person]
    now: datetime

    def name_of(self, person_id: str) -> str:
        known = self.people.get(person_id)
        return known.real_name if known else person_id

    def local(self, seconds: float) -> datetime:
        return datetime.fromtimestamp(seconds, UTC).astimezone(self.person.zone)

    @property
    def local_now(self) -> datetime:
        return self.now.astimezone(self.person.zone)

    def date(self, seconds: str, pattern: str, fallback: str) -> str:
        if not seconds.isdigit():
            return fallback
        return in_words(self.local(int(seconds)), pattern, self.local_now)

    def title_of(self, channel: Conversation) -> str:
        """A group DM is named after the other people in it; the app goes without saying."""
        others = sorted(
            self.name_of(m) for m in channel.members - {self.person.id} if m != BOT_USER
        )
        return ", ".join(others) or self.name_of(BOT_USER)
