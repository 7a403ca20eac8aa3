"""Every element of Block Kit on the page: filled in, pressed, and told as Slack tells it."""

import pytest
import pytest_asyncio
from playwright.async_api import expect

from sandbox.clock import MovableClock
from sandbox.manifest import Manifest
from sandbox.person import Person
from sandbox.server import Sandbox
from sandbox.workspace import ids
from sandbox.workspace.people import Person as Member
from tests.browser.desk import Desk
from tests.sandbox.conftest import listener, serving, url_of
from tests.sandbox.guest_app import Guest

ADA = Member(ids.person_id("ada"), "Ada Moss", "ada@larkspur.example", tz="Europe/London")
BEN = Member(ids.person_id("ben"), "Ben Ito", "ben@larkspur.example", tz="Asia/Tokyo")


@pytest_asyncio.fixture(loop_scope="session")
async def guest(tmp_path):
    own, app = listener(), listener()
    clock = MovableClock(tmp_path / "clock")
    sandbox = Sandbox(clock, url_of(own), url_of(app), Manifest())
    for member in (ADA, BEN):
        sandbox.workspace.join(member)
    guest = Guest(f"{sandbox.own_url}/api/")
    async with serving(sandbox.application, own), serving(guest.application(), app):
        yield guest
        sandbox.workspace.news.close()


@pytest_asyncio.fixture(loop_scope="session")
async def ada(chromium, guest):
    context = await chromium.new_context(timezone_id="America/New_York")
    context.set_default_timeout(10_000)
    page = await context.new_page()
    url = guest.api_url.removesuffix("/api/")
    await page.goto(f"{url}/?as={ADA.id}&in=messages")
    yield Desk(page, Person(None, url, ADA.id, ADA.real_name))
    await context.close()


async def chosen(ada, name, *keys):
    """In a box with a list: type, wait for the list, take its first."""
    await ada.to(name, "combobox")
    for typed in keys:
        await ada.page.keyboard.type(typed)
        await ada.page.locator(".menu:not([hidden]) button").filter(has_text=typed).first.wait_for()
        await ada.keys("Enter")
        await ada.page.locator("[data-element]:has(:focus) .chip").last.wait_for()
        await expect(ada.page.locator(":focus")).to_have_value("")


async def test_everything_that_is_filled_in_arrives_as_slack_would_send_it(guest, ada):
    await ada.says("/infoview everything")
    await ada.sees_form("Everything")
    await ada.fills("Text", "A word")
    await ada.fills("Letter", "Two\nlines")
    await ada.fills("Rich", "Rich words")
    await ada.fills("Mail", "ada@larkspur.example")
    await ada.fills("Link", "https://larkspur.example")
    await ada.fills("Number", "7")
    for name in ("Select", "Grouped"):
        await ada.to(name, "combobox")
        await ada.keys("ArrowDown", "ArrowDown")
    await chosen(ada, "Several", "15 min")
    await chosen(ada, "Member", "Ben")
    await chosen(ada, "Members", "Ada", "Ben")
    await chosen(ada, "Outside", "moon")
    await chosen(ada, "Outsides", "sun")
    await ada.to("Place", "combobox")
    await ada.keys("ArrowDown")
    await chosen(ada, "Places", "Infoview")
    await ada.ticks("15 min")
    await ada.to("15 min", "radio")
    await ada.keys("Space", "ArrowDown")
    day = ada.form.locator("[type=date]")
    await day.fill("2026-03-01")
    await ada.form.locator("[type=time]").fill("09:30")
    await ada.form.locator("[type=datetime-local]").fill("2026-07-01T09:30")
    await ada.form.locator("[type=file]").set_input_files(
        {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    )
    await ada.sees("cv.pdf")
    await ada.presses("Send")
    await ada.no_form()

    values = {k: v["held"] for k, v in guest.heard[-1]["view"]["state"]["values"].items()}
    told = {
        label: next(v for key, v in held.items() if key != "type") for label, held in values.items()
    }
    words = {"type": "text", "text": "Rich words"}
    assert {k: v for k, v in told.items() if isinstance(v, str)} == {
        "Text": "A word",
        "Letter": "Two\nlines",
        "Mail": "ada@larkspur.example",
        "Link": "https://larkspur.example",
        "Number": "7",
        "Member": BEN.id,
        "Place": ids.conversation_id({ADA.id, ids.BOT_USER}),
        "Day": "2026-03-01",
        "Hour": "09:30",
    }
    assert told["Rich"]["elements"] == [{"type": "rich_text_section", "elements": [words]}]
    assert [told[name]["value"] for name in ("Select", "Grouped", "Outside", "One")] == [
        "30 min",
        "30 min",
        "moon1",
        "30 min",
    ]
    assert [[o["value"] for o in told[n]] for n in ("Several", "Outsides", "Ticks")] == [
        ["15 min"],
        ["sun1"],
        ["15 min"],
    ]
    assert told["Members"] == [ADA.id, BEN.id]
    assert told["Places"] == [ids.conversation_id({ADA.id, ids.BOT_USER})]
    assert told["Moment"] == 1_782_894_600  # half past nine in London, not in the browser's zone
    assert [file["name"] for file in told["File"]] == ["cv.pdf"]


async def test_blocks_are_drawn_and_pressed(guest, ada):
    page = ada.page
    await ada.says("/infoview blocks")
    await expect(page.get_by_role("heading", name="A header 🎉")).to_be_visible()
    await expect(page.get_by_role("link", name="a link")).to_be_visible()
    await expect(page.locator(".rich li")).to_have_text("One point")

    await page.locator("[data-action=length]").select_option("30 min")
    await chosen(ada, "Search", "sea")
    await page.locator("[data-action=day]").fill("2026-03-01")
    await page.locator("summary").press("Enter")
    async with page.expect_response("**/do/press"):
        await page.locator(".overflow").get_by_role("button", name="Leave").press("Enter")

    acted = [b["actions"][0] for b in guest.heard if b.get("type") == "block_actions"]
    assert [(a.get("selected_option") or {}).get("value") for a in acted] == [
        "30 min",
        "sea1",
        None,
        "leave",
    ]
    assert acted[2]["selected_date"] == "2026-03-01"


async def test_a_press_that_wants_to_be_confirmed_is_asked_about(guest, ada):
    await ada.says("/infoview blocks")
    leave = ada.page.locator(".actions").get_by_role("button", name="Leave")
    await leave.press("Enter")
    await ada.sees("It is for good.")
    await ada.presses("Stay")
    await leave.press("Enter")
    async with ada.page.expect_response("**/do/press"):
        await ada.presses("Yes, leave")

    acted = [b["actions"][0]["action_id"] for b in guest.heard if "actions" in b]
    assert acted == ["leave"]


@pytest.mark.parametrize("title", ["Above"])
async def test_forms_stack_and_go_back_one_by_one(ada, title):
    await ada.says("/infoview form")
    await ada.sees_form("A form")
    await ada.fills("Name", "kept")
    await ada.presses("Push")
    await ada.sees_form(title)
    await ada.keys("Escape")

    await expect(ada.form.get_by_role("heading", name=title)).to_have_count(0)
    await expect(ada.page.get_by_role("textbox", name="Name")).to_have_value("kept")
