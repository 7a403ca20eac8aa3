"""What stands in front of each person: a stack of modals, a Home tab, short notices."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox.workspace.ids import fresh_id
from sandbox.workspace.news import News
from sandbox.workspace.views import STACK, View

JSON = dict[str, Any]


class Refused(Exception):
    """The view cannot be shown so; the message is Slack's own word for why."""


@dataclass
class Screens:
    news: News
    next_ts: Callable[[], str]
    stacks: defaultdict[str, list[View]] = field(default_factory=lambda: defaultdict(list))
    homes: dict[str, View] = field(default_factory=dict)
    notices: defaultdict[str, list[tuple[int, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _notices: int = 0

    def open(self, person: str, given: JSON) -> View:
        self._own_external_id(given)
        view = self._new(person, given)
        self.stacks[person] = [view]
        self.news.tell([person])
        return view

    def push(self, person: str, given: JSON) -> View:
        stack = self.stacks[person]
        if not stack:
            raise Refused("view_not_found")
        if len(stack) >= STACK:
            raise Refused("push_limit_reached")
        self._own_external_id(given)
        view = self._new(person, given, under=stack[-1])
        stack.append(view)
        self.news.tell([person])
        return view

    def publish(self, person: str, given: JSON, hash_: str | None = None) -> View:
        before = self.homes.get(person)
        if before is None:
            self.homes[person] = self._new(person, given)
            self.news.tell([person])
            return self.homes[person]
        return self.update(before, given, hash_)

    def update(self, view: View, given: JSON, hash_: str | None = None) -> View:
        if hash_ and hash_ != view.hash:
            raise Refused("hash_conflict")
        self._own_external_id(given, but=view)
        view.given, view.hash = given, self._hash()
        self.news.tell([view.owner])
        return view

    def close(self, view: View) -> None:
        self.stacks[view.owner] = [v for v in self.stacks[view.owner] if v.id != view.id]
        self.news.tell([view.owner])

    def clear(self, person: str) -> None:
        self.stacks[person] = []
        self.news.tell([person])

    def notice(self, person: str, words: str) -> None:
        """A toast: what Slack says by itself when something did not work."""
        self._notices += 1
        self.notices[person] = [*self.notices[person][-4:], (self._notices, words)]
        self.news.tell([person])

    def find(self, *, view_id: str | None = None, external_id: str | None = None) -> View:
        for view in self._all():
            if view.id == view_id or (external_id and view.external_id == external_id):
                return view
        raise Refused("not_found")

    def _all(self) -> list[View]:
        return [*self.homes.values(), *(v for stack in self.stacks.values() for v in stack)]

    def _own_external_id(self, given: JSON, but: View | None = None) -> None:
        wanted = given.get("external_id")
        if wanted and any(v.external_id == wanted and v is not but for v in self._all()):
            raise Refused("duplicate_external_id")

    def _hash(self) -> str:
        return f"{self.next_ts().split('.')[0]}.{fresh_id()[:8].lower()}"

    def _new(self, person: str, given: JSON, under: View | None = None) -> View:
        view_id = fresh_id("V")
        root = under.root_id if under else view_id
        return View(view_id, person, given, self._hash(), root, under.id if under else None)
