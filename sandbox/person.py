"""A person who plays: does and reads what somebody at the page could, by the words shown there."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import aiohttp

from sandbox.delivery.values import Typed
from sandbox.filling import as_typed
from sandbox.finding import Found, NotOnScreen, find_element, find_field

JSON = dict[str, Any]
_LOOKS_EACH = 1.0


class Trouble(Exception):
    """The app did not answer as it should; the message is what the person is shown."""


class Gone(Trouble):
    """What was to be pressed or sent is not there any more."""


@dataclass
class Person:
    """One person at one sandbox; `session` is shared by all who play together."""

    session: aiohttp.ClientSession
    url: str
    id: str
    name: str
    _typed: dict[str, Typed] = field(default_factory=dict)

    async def command(self, text: str, channel: str | None = None) -> None:
        await self.say(text, channel)

    async def say(self, text: str, channel: str | None = None) -> None:
        """Into the app's Messages tab, or into the conversation named after its other people."""
        screen = await self.screen()
        named = [c for c in screen["conversations"] if channel in (c["name"], c["id"])]
        own = [c for c in screen["conversations"] if c["is_app"]]
        if channel and not named:
            raise NotOnScreen(channel, _words(screen))
        await self._do("write", channel=(named or own)[0]["id"], text=text)

    async def press(self, label: str, *, on: str = "", near: str = "") -> None:
        """The button of that name: in the open modal, else in the newest message, else at Home.

        `on` is "home" to look there alone; `near` is a text the button stands at or below.
        """
        try:
            await self._press(await self._find(label, on, near))
        except Gone:  # the app changed the message at that moment; they press what is there now
            await self._press(await self._find(label, on, near))

    async def choose(self, label: str, value: Any, *, on: str = "", near: str = "") -> None:
        """In a select, date picker or the like that stands outside of a form."""
        found = await self._find(label, on, near)
        found.value = as_typed(found.element, value)
        await self._press(found)

    async def fill(self, answers: dict[str, Any]) -> None:
        """By the fields' labels; what is not named keeps what stands in it."""
        view = await self.modal()
        for label, value in answers.items():
            block = find_field(view, label)
            element = block["element"]
            held = self._typed.setdefault(view["id"], {}).setdefault(block["block_id"], {})
            held[element["action_id"]] = as_typed(element, value)

    async def submit(self) -> dict[str, str]:
        """The errors by their fields' labels; none if the form was taken."""
        view = await self.modal()
        typed = self._typed.get(view["id"], {})
        answer = await self._do("submit", view_id=view["id"], typed=typed)
        if answer["trouble"]:
            raise Trouble(answer["trouble"])
        labels = {b["block_id"]: b["label"]["text"] for b in view["blocks"] if "label" in b}
        return {labels.get(block, block): said for block, said in answer["errors"].items()}

    async def cancel(self) -> None:
        await self._do("close", view_id=(await self.modal())["id"])

    async def upload(self, name: str, content: bytes) -> str:
        """Of a file that a form's field is then filled with: its id."""
        asked = {"as": self.id, "name": name}
        url = f"{self.url}/do/upload"
        async with self.session.post(url, params=asked, data=content) as response:
            answer: JSON = await response.json()
        if response.status != 200:
            raise Trouble(answer["gone"])
        return str(answer["id"])

    async def open_home(self) -> None:
        await self._do("open", tab="home")

    async def read(self, channel: str = "") -> None:
        await self._do("open", **({"channel": channel} if channel else {"tab": "messages"}))

    async def forward(self, **by: float) -> None:
        """The clock of the whole workspace: `forward(days=3)`."""
        await self._do("move_clock", seconds=timedelta(**by).total_seconds())

    async def next_follow_up(self) -> bool:
        """The clock to the app's next follow-up; False if there is none."""
        return "nothing" not in await self._do("move_to_next")

    async def change(self, **what: Any) -> None:
        """Who this is to Slack: `tz`, `deleted`, `guest`."""
        await self._do("change_person", **what)

    async def switch(self, fault: str, *, on: bool) -> None:
        """What is to go wrong with Slack, for everybody: see sandbox/faults.py."""
        await self._do("switch_fault", name=fault, on=on)

    async def modal(self) -> JSON:
        screen = await self.screen()
        if not screen["modals"]:
            raise NotOnScreen("a form", _words(screen))
        top: JSON = screen["modals"][-1]
        return top

    async def sees(self) -> str:
        """Everything on the screen as plain words, the newest message last."""
        return _words(await self.screen())

    async def until_sees(self, words: str, within: float = 10.0) -> str:
        """The whole screen as soon as these words are on it."""
        await self.until_shows(words, within)
        return await self.sees()

    async def until_shows(self, words: str, within: float = 10.0) -> str:
        """The one form, message or Home with these words, as soon as there is one."""
        screen = await self.screen()
        for _ in range(max(1, round(within / _LOOKS_EACH))):
            shown = [part for part in _parts(screen) if words in part]
            if shown:
                return shown[-1]
            screen = await self.screen(after=screen["version"], within=_LOOKS_EACH)
        raise NotOnScreen(words, _words(screen))

    async def screen(self, after: int | None = None, within: float = 0.0) -> JSON:
        asked: dict[str, str] = {"as": self.id}
        if after is not None:
            asked |= {"after": str(after), "within": str(within)}
        async with self.session.get(f"{self.url}/screen", params=asked) as response:
            seen: JSON = await response.json()
        return seen

    async def _find(self, label: str, on: str, near: str) -> Found:
        screen = await self.screen()
        found = find_element(screen, label, on=on, near=near)
        if found is None:
            raise NotOnScreen(label, _words(screen))
        return found

    async def _press(self, found: Found) -> None:
        notices = len((await self.screen())["notices"])
        typed = self._typed.get(found.where.get("view_id", ""), {})
        await self._do(
            "press",
            **found.where,
            block_id=found.block["block_id"],
            action_id=found.element["action_id"],
            value=found.value,
            typed=typed,
        )
        new = (await self.screen())["notices"][notices:]
        if new:
            raise Trouble(new[-1][1])

    async def _do(self, doing: str, **said: Any) -> JSON:
        body = {"as": self.id, **said}
        async with self.session.post(f"{self.url}/do/{doing}", json=body) as response:
            answer: JSON = await response.json()
        if response.status != 200:
            raise Gone(answer.get("gone", f"HTTP {response.status}"))
        return answer


def _words(screen: JSON) -> str:
    return "\n\n".join(_parts(screen))


def _parts(screen: JSON) -> list[str]:
    """Home, then the messages in order, then the forms: as far as a look goes, the last first."""
    parts: list[str] = [screen["home"]["words"]] if screen["home"] else []
    messages = [m for c in screen["conversations"] for m in c["messages"]]
    parts += [m["words"] for m in sorted(messages, key=lambda m: str(m["ts"]))]
    return parts + [view["words"] for view in screen["modals"]]
