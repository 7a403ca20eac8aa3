"""A person at a browser: what is done here is done with the keyboard, unless it says click."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Locator, Page, expect

MOST_STOPS = 150


@dataclass
class Desk:
    page: Page
    person: Any

    async def says(self, text):
        """In the composer, which has the focus when a conversation is opened."""
        await self.to(re.compile("^Message "), "textbox", back=True)
        await self.page.keyboard.type(text)
        await self.page.keyboard.press("Enter")

    async def keys(self, *names):
        for name in names:
            await self.page.keyboard.press(name)

    async def to(self, name, role="button", *, back=False, near=""):
        """Tab by tab to what has this role and name, in the message that says `near`."""
        around = self.page.get_by_role("listitem").filter(has_text=near) if near else self.page
        wanted = around.get_by_role(role, name=name)
        await wanted.last.wait_for()
        for _ in range(MOST_STOPS):
            if await has_focus(wanted):
                return
            await self.page.keyboard.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"the keyboard never reaches the {role} {name}")

    async def presses(self, name, role="button", *, back=False, near=""):
        await self.to(name, role, back=back, near=near)
        await self.page.keyboard.press("Enter")

    async def ticks(self, name):
        await self.to(name, "checkbox")
        await self.page.keyboard.press("Space")

    async def fills(self, name, text):
        """A field, whatever stood in it."""
        await self.to(name, "textbox")
        await self.keys("Control+a")
        await self.page.keyboard.insert_text(text)

    async def picks(self, name, day, hour):
        """In the field for a day and an hour: "01082026" and "1000AM", part by part."""
        wanted = self.form.get_by_label(name)
        while not await has_focus(wanted):
            await self.page.keyboard.press("Tab")
        await self.page.keyboard.type(day)
        await self.page.keyboard.press("ArrowRight")  # a year may have more digits
        await self.page.keyboard.type(hour)

    async def sees(self, words):
        await expect(self.page.get_by_text(words).last).to_be_visible()

    async def sees_form(self, title):
        await expect(self.form.get_by_role("heading", name=title)).to_be_visible()

    async def no_form(self):
        await expect(self.page.get_by_role("dialog")).to_have_count(0)

    @property
    def form(self) -> Locator:
        return self.page.get_by_role("dialog")

    async def next_until(self, words):
        """From follow-up to follow-up, two of which may be in one minute, until one says this."""
        for _ in range(12):
            async with self.page.expect_response("**/do/move_to_next") as answered:
                await self.presses("Move the clock to the next follow-up", back=True)
            assert "now" in await (await answered.value).json(), "nothing more is to come"
            if await self.comes(words):
                return
        raise AssertionError(f"no follow-up says {words}")

    async def comes(self, words):
        """Whether that is said within the time that the app's beat takes."""
        try:
            await expect(self.page.get_by_text(words).last).to_be_visible(timeout=2_500)
        except AssertionError:
            return False
        return True


def starting(name):
    """What is called that, whatever else its name says after it."""
    return re.compile(f"^{re.escape(name)}")


async def has_focus(wanted: Locator) -> bool:
    found: bool = await wanted.evaluate_all("all => all.includes(document.activeElement)")
    return found
