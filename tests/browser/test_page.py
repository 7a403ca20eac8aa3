"""The page itself: two people at once, other sizes, other colours, another time."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.asking import asked
from tests.browser.contrast import FAINT
from tests.browser.desk import starting

PHONE = {"width": 360, "height": 640}


@pytest.fixture
def finding(desk, newcomer):
    """A student who has just looked for people."""

    async def finding(**looks):
        student = await desk(newcomer, **looks)
        await student.says("/infoview find finance")
        await student.sees("Why:")
        return student

    return finding


async def test_a_double_click_on_accept_is_one_group_message(programme, desk, newcomer):
    alumna = await asked(programme, newcomer)
    volunteer = await desk(alumna)
    await volunteer.next_until(f"{newcomer.name} would like to talk with you")

    message = volunteer.page.get_by_role("listitem").filter(has_text=newcomer.name)
    await message.get_by_role("button", name="Accept").dblclick()
    await volunteer.sees("You accepted")

    await newcomer.until_sees("who said yes to a conversation with you")
    said = await newcomer.sees()
    assert said.count("who said yes to a conversation with you") == 1


async def test_the_clock_moved_a_week_shows_a_week_for_everybody(desk, finding, newcomer):
    student, other = await finding(), await desk(newcomer)
    day = student.page.get_by_role("separator").first
    await expect(day).to_have_text("Today")
    before = await other.page.locator("#time").inner_text()

    await student.presses("Move the clock forward 1 week", back=True)

    await student.sees("The clock moved forward 1 week.")
    await expect(day).to_have_text(re.compile(r"^\w+day, \w+ \d+(st|nd|rd|th)$"))
    await expect(other.page.locator("#time")).not_to_have_text(before)


@pytest.mark.parametrize("here", ["messages", "home", "about"])
async def test_a_narrow_window_needs_no_sideways_scrolling(finding, here):
    student = await finding(viewport=PHONE)
    page = student.page
    if here != "messages":
        await student.presses(here.capitalize(), "link", back=True)
        await expect(page.get_by_role("link", name=here.capitalize())).to_have_attribute(
            "aria-current", "page"
        )

    wide = await page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter((e) => e.checkVisibility() && getComputedStyle(e).visibility === "visible")
            .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
            .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert wide == []


async def test_a_narrow_window_reaches_people_and_forms_by_keyboard(finding):
    student = await finding(viewport=PHONE)
    await expect(student.page.get_by_role("link", name="Infoview")).to_have_count(0)
    await student.presses("People and conversations", back=True)
    await student.to(starting("Infoview"), "link")
    await student.keys("Escape")
    await expect(student.page.get_by_role("link", name="Infoview")).to_have_count(0)

    await student.presses("Request intro")
    await student.sees_form("Request intro")
    box = await student.form.bounding_box()
    assert (box["x"], box["x"] + box["width"]) >= (0, 0)
    assert box["x"] + box["width"] <= PHONE["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_word_can_be_read_in_both_colours(finding, scheme):
    student = await finding(color_scheme=scheme)
    paper = await student.page.evaluate("getComputedStyle(document.querySelector('main')).color")

    assert await student.page.evaluate(FAINT) == []
    await student.presses("Request intro", back=True)
    await student.sees_form("Request intro")
    assert await student.page.evaluate(FAINT) == []
    assert (paper == "rgb(29, 28, 29)") is (scheme == "light")


async def test_somebody_else_is_found_among_all_by_name_and_place(desk, newcomer):
    student = await desk(newcomer)
    await student.keys("Control+k")
    await student.page.keyboard.type("Greenhalgh")
    await expect(student.page.locator("#people a")).to_have_count(1)
    await student.keys("Enter")

    await expect(student.page.get_by_role("button", name="Philippa Greenhalgh")).to_be_visible()


async def test_a_command_is_completed_from_its_first_letters(desk, newcomer):
    student = await desk(newcomer)
    await student.page.keyboard.type("/inf")
    await student.sees("find finance | requests")
    await student.keys("Tab")

    await expect(student.page.get_by_role("textbox")).to_have_value("/infoview ")


async def test_slack_can_be_broken_and_the_traffic_shows_it(programme, desk, newcomer):
    student = await desk(newcomer)
    await student.presses("Behind the scenes", back=True)
    await student.presses("Faults", "tab")
    await student.to("Slack is down", "switch")
    await student.keys("Space")
    await student.page.get_by_role("switch", name="Slack is down", checked=True).wait_for()
    await student.presses("Home", "link", back=True)
    await student.presses("Traffic", "tab")
    await student.sees("views.publish")
    await expect(
        student.page.locator(".traffic .took").filter(has_text="503").first
    ).to_be_visible()

    await student.presses("Faults", "tab", back=True)
    await student.to("Slack is down", "switch")
    await student.keys("Space")
    await student.page.get_by_role("switch", name="Slack is down", checked=False).wait_for()
    assert not programme.sandbox.faults.down
