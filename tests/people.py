"""People who play: each types, presses and fills in, and what Slack would send goes into Bolt."""

import json
import re
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from tests import payloads
from tests.slack_stub import SlackStub

OPENING = (
    "I am a second-year economics student who likes numbers and people. A course on public budgets"
    " made me curious how analysts decide what to trust, and your path from history to finance is"
    " one I would like to understand better."
)
ABOUT_ME = {
    "stage": "second year",
    "major": "Economics",
    "interests": "budgets",
    "skills": "statistics",
    "values": "fairness",
    "agree": ["yes"],
}


@dataclass(frozen=True)
class Person:
    user_id: str
    bolt: AsyncApp
    slack: SlackStub

    async def sends(self, payload):
        return await self.bolt.async_dispatch(payloads.request(payload))

    async def types(self, text):
        """A command; what the person alone is shown."""
        answer = await self.sends(payloads.command(self.user_id, text))
        assert answer.status == 200, answer.body
        return answer.body

    async def reads(self, text):
        """The text of what a command answers, as Slack shows it."""
        answer = await self.types(text)
        return shown(json.loads(answer)["text"] if answer.startswith("{") else answer)

    async def sees(self, text):
        """The blocks that a command answers with."""
        return json.loads(await self.types(text))["blocks"]

    async def finds(self, query):
        return await self.sees(f"find {query}")

    async def presses(self, label, blocks):
        """The button with this label, in a message."""
        button = find_button(label, blocks)
        url = self.slack.response_url + self.user_id
        payload = payloads.press(
            self.user_id, button["action_id"], button["value"], response_url=url
        )
        answer = await self.sends(payload)
        assert answer.status == 200, answer.body

    async def presses_in(self, view, label):
        """The button with this label, in the Home tab or a modal."""
        button = find_button(label, view["blocks"])
        payload = payloads.press(self.user_id, button["action_id"], button["value"], view=view)
        answer = await self.sends(payload)
        assert answer.status == 200, answer.body

    async def submits(self, **answers):
        """The modal opened last; what Slack is told to do with it."""
        answer = await self.sends(payloads.submit(self.user_id, self.slack.views[-1], answers))
        assert answer.status == 200, answer.body
        return json.loads(answer.body) if answer.body else {}

    async def opens_home(self):
        answer = await self.sends(
            payloads.event("app_home_opened", self.user_id, tab="home", channel="D1")
        )
        assert answer.status == 200
        return self.slack.homes[self.user_id]

    async def volunteers(self, **answers):
        await self.types("volunteer")
        return await self.submits(**{"fields": "finance", "consent": ["yes"]} | answers)

    async def asks_for_intro(self, query, **answers):
        """Find, take the first, fill in the form and send it."""
        await self.presses("Request intro", await self.finds(query))
        return await self.fills_in_request(**answers)

    async def fills_in_request(self, **answers):
        """The form *Request intro*, opened last; *About you* too where it is asked."""
        first_use = any(
            block.get("block_id") == "stage" for block in self.slack.views[-1]["blocks"]
        )
        filled = {"opening": OPENING, "areas": ["career path"], "formats": ["video"]}
        return await self.submits(**filled | (ABOUT_ME if first_use else {}) | answers)

    @property
    def told(self):
        """What the app answered to presses, to this person alone, oldest first."""
        return [text for user_id, text, _ in self.slack.whispers if user_id == self.user_id]

    def messages(self, *others):
        """In their DM with the app, or in the group DM with others."""
        return self.slack.posts_to(self.user_id, *others)


def find_button(label, blocks):
    for block in blocks:
        for element in [*block.get("elements", []), block.get("accessory", {})]:
            if element.get("type") == "button" and element["text"]["text"] == label:
                return element
    raise AssertionError(f"no button {label!r} in {words(blocks)}")


def words(node):
    """Every text in blocks, one a line: what a person reads."""
    return shown("\n".join(_texts(node)))


def shown(text):
    """With days in words, as Slack shows them."""
    return re.sub(r"<!date\^\d+\^[^|>]*\|([^>]*)>", r"\1", text)


def _texts(node):
    match node:
        case {"text": str(text)}:
            yield text
        case {"type": "user", "user_id": user}:
            yield f"<@{user}>"
        case dict():
            for value in node.values():
                yield from _texts(value)
        case list():
            for child in node:
                yield from _texts(child)


def names(blocks):
    """Of the people on the cards, in their order."""
    return [
        block["elements"][0]["elements"][0]["text"]
        for block in blocks
        if block["type"] == "rich_text" and "Why: " in words(block)
    ]


def buttons(blocks):
    """Their labels, in order."""
    return [
        element["text"]["text"]
        for block in blocks
        for element in [*block.get("elements", []), block.get("accessory", {})]
        if element.get("type") == "button"
    ]
