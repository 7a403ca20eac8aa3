"""Recorded calls made again at another Slack, whose ids are its own."""

from dataclasses import dataclass, field
from typing import Any

from tests.peer.emulate import TOKEN
from tests.sandbox.shapes import shape

NOT_KNOWN = 404
COMMON = (
    ("channel", "id"),
    ("ts",),
    ("message_ts",),
    ("view", "id"),
    ("view", "hash"),
    ("file_id",),
)


@dataclass
class Replay:
    """`names` translates ids, time stamps and hashes of ours to theirs."""

    session: Any
    url: str
    names: dict[str, str]
    unknown: set[str] = field(default_factory=set)
    top: str = ""  # the modal that was opened last, where a trigger for a push comes from
    differ: set[str] = field(default_factory=set)
    agreed: dict[str, int] = field(default_factory=dict)

    async def again(self, call):
        asked = {key: self._theirs(value) for key, value in call.asked.items()}
        if "trigger_id" in asked:
            pressed_in = {"view_id": self.top} if call.name == "views.push" else {}
            made = await self.ask("views.generateTriggerId", pressed_in)
            asked["trigger_id"] = made["trigger_id"]
        answer = await self.ask(call.name, asked)
        if answer is None:
            self.unknown.add(call.name)
            return
        self._learn(call.answered, answer)
        if call.name in ("views.open", "views.push") and answer["ok"]:
            self.top = answer["view"]["id"]
        if "upload_url" in answer:
            async with self.session.post(answer["upload_url"], data=b"1" * asked["length"]):
                pass
        differences = set(_differences(call, answer))
        self.differ |= differences
        if not differences:
            self.agreed[call.name] = self.agreed.get(call.name, 0) + 1

    async def ask(self, method, arguments):
        headers = {"Authorization": f"Bearer {TOKEN}"}
        flat = all(isinstance(value, str) for value in arguments.values())
        body = {"data": arguments} if flat else {"json": arguments}  # as Slack's library does
        posted = self.session.post(f"{self.url}{method}", headers=headers, **body)
        async with posted as response:
            return None if response.status == NOT_KNOWN else await response.json()

    def _theirs(self, value):
        if isinstance(value, str):
            return ",".join(self.names.get(part, part) for part in value.split(","))
        if isinstance(value, list):
            return [self._theirs(entry) for entry in value]
        if isinstance(value, dict) and "id" in value:
            return {**value, "id": self._theirs(value["id"])}
        return value

    def _learn(self, ours, theirs):
        """What either calls the same thing."""
        for path in COMMON:
            mine, yours = _at(ours, path), _at(theirs, path)
            if isinstance(mine, str) and isinstance(yours, str):
                self.names[mine] = yours


def _at(answer, path):
    for key in path:
        answer = answer.get(key) if isinstance(answer, dict) else None
    return answer


def _differences(call, answer):
    """Another verdict, or another kind of value at the same place."""
    mine, yours = (a.get("error", "ok") for a in (call.answered, answer))
    if mine != yours:
        yield f"{call.name}: {mine}, there {yours}"
        return
    theirs = dict(shape(answer))
    for path, kind in shape(call.answered):
        there = theirs.get(path, kind)
        if kind != there and "null" not in (kind, there):
            yield f"{call.name} {path}: {kind}, there {there}"
