"""`make screenshots`: the main views for the docs, in both colours, wide and narrow."""

import asyncio
import sys
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import async_playwright

from sandbox.demo import demo
from sandbox.scenes import mid_term
from sandbox.seeding import import_alumni, volunteers_join
from tests.browser.chromium import QUIET, found

IMAGES = Path("docs/images")
VOLUNTEERS = 60
WIDE, NARROW = {"width": 1180, "height": 760}, {"width": 390, "height": 760}


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with demo(Path(folder), port=0, app_port=0) as up, _browser() as browser:
            up.app.beats_each = 0.1
            await up.app.start()
            await import_alumni(up)
            await volunteers_join(up, up.programme.joining[:VOLUNTEERS])
            played = await mid_term(up, lambda said: None)
            for scheme in ("light", "dark"):
                await _shoot(up, browser, scheme, played)


async def _shoot(up, browser, scheme, played):
    newcomer = up.person(up.programme.students[0]["email"])
    accepted = next(one for one in played if one.fate == "accepted")
    agreed = next(one for one in played if one.fate == "scheduled")
    waiting = next(one for one in played if one.fate == "waiting")
    busy = next(one for one in played if one.fate == "met")
    context = await browser.new_context(color_scheme=scheme, viewport=WIDE)
    page = await context.new_page()

    async def take(name, shown):
        await shown.wait_for()
        await page.screenshot(path=IMAGES / f"{name}-{scheme}.png")

    async def be(person, here="messages"):
        await page.goto(f"{up.sandbox.own_url}/?as={person.id}&in={here}")

    await be(newcomer)
    await page.get_by_role("textbox").fill("/infoview find finance")
    await page.keyboard.press("Enter")
    await take("find", page.get_by_text("Why:").last)
    await page.locator("[data-action='introduction.write']").first.click()
    await take("request", page.get_by_role("dialog"))
    await page.keyboard.press("Escape")
    await be(waiting.volunteer)
    await take("asked", page.get_by_role("button", name="Accept").last)
    await be(busy.student, "home")
    await take("home", page.get_by_role("button", name="Write thank-you").last)
    await be(agreed.student)
    await page.get_by_role("link", name=agreed.volunteer.name).first.click()
    await take("agreed", page.get_by_role("button", name="Add to calendar").last)
    await be(accepted.student)
    await page.get_by_role("link", name=accepted.volunteer.name).first.click()
    await page.get_by_text("who said yes").last.wait_for()
    await page.get_by_role("button", name="Behind the scenes").click()
    await take("introduced", page.get_by_text("What the app is going to say"))
    await page.get_by_role("tab", name="Traffic").click()
    await take("traffic", page.get_by_text("to the app, ← from it"))
    await page.get_by_role("button", name="Close behind the scenes").click()
    await page.set_viewport_size(NARROW)
    await be(waiting.volunteer)
    await take("narrow", page.get_by_role("button", name="Accept").last)
    await context.close()


@asynccontextmanager
async def _browser():
    chromium = found()
    if chromium is None:
        sys.exit("There is no Chromium here: tests/browser/chromium.sh installs it.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
