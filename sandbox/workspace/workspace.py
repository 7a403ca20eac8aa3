"""The workspace: one object that holds all of it and through which all of it changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.workspace import ids
from sandbox.workspace.conversations import Conversation, Message
from sandbox.workspace.files import Files
from sandbox.workspace.news import News
from sandbox.workspace.people import Person
from sandbox.workspace.screens import Screens
from sandbox.workspace.tickets import Tickets

JSON = dict[str, Any]


class NotThere(Exception):
    """Nothing by that id; the message is Slack's own word."""


@dataclass
class Workspace:
    now: Callable[[], datetime]
    name_of_app: str = "Infoview"
    url: str = ""  # where it is found: addresses of files and answers begin with it
    people: dict[str, Person] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    news: News = field(default_factory=News)
    tickets: Tickets = field(init=False)
    files: Files = field(init=False)
    screens: Screens = field(init=False)
    _last_ts: int = 0
    _spoken_in: dict[str, Conversation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tickets = Tickets(self.now)
        self.files = Files(self.now, self.url)
        self.screens = Screens(self.news, self.next_ts)
        self._welcome(Person(ids.SLACKBOT, "Slackbot", "", tz="America/Los_Angeles"))
        self._welcome(Person(ids.BOT_USER, self.name_of_app, "", tz="UTC", is_bot=True))

    def _welcome(self, person: Person) -> None:
        self.people[person.id] = person

    def join(self, person: Person) -> Person:
        self.people[person.id] = person
        self.conversation({person.id, ids.BOT_USER})
        return person

    def person(self, person_id: str) -> Person:
        if person_id not in self.people:
            raise NotThere("user_not_found")
        return self.people[person_id]

    def humans(self) -> list[Person]:
        apart = (ids.SLACKBOT, ids.BOT_USER)
        return [person for person in self.people.values() if person.id not in apart]

    def next_ts(self) -> str:
        """Slack's time stamp: by the workspace's clock, and never the same or an earlier one."""
        self._last_ts = max(int(self.now().timestamp() * 1_000_000), self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def conversation(self, members: Iterable[str]) -> Conversation:
        """The one conversation of exactly these people, made if it is not there yet."""
        everyone = frozenset(members)
        key = ids.conversation_id(everyone)
        if key not in self.conversations:
            created = int(self.now().timestamp())
            self.conversations[key] = Conversation(key, everyone, created)
        return self.conversations[key]

    def app_dm(self, person_id: str) -> Conversation:
        return self.conversation({person_id, ids.BOT_USER})

    def conversation_by_id(self, key: str) -> Conversation:
        if key not in self.conversations:
            raise NotThere("channel_not_found")
        return self.conversations[key]

    def conversations_of(self, person_id: str) -> list[Conversation]:
        """This person's conversations with the app in them, those last spoken in first."""
        mine = [c for c in self.conversations.values() if person_id in c.members]
        return sorted(mine, key=lambda c: next(reversed(c.messages), ""), reverse=True)

    def say(self, channel: Conversation, user: str, text: str, **more: Any) -> Message:
        message = Message(self.next_ts(), user, text, **more)
        channel.messages[message.ts] = message
        self._spoken_in.pop(channel.id, None)
        self._spoken_in[channel.id] = channel
        self.tell(channel, message)
        return message

    def last_spoken_in(self) -> Iterable[Conversation]:
        """The conversations in which anything was said, the latest first."""
        return reversed(self._spoken_in.values())

    def erase(self, channel: Conversation, message: Message) -> None:
        del channel.messages[message.ts]
        self.tell(channel, message)

    def tell(self, channel: Conversation, message: Message) -> None:
        self.news.tell([message.only_for] if message.only_for else channel.members)
