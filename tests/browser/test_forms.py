"""Forms in the browser: what is refused stays, with the reason where it belongs."""

import pytest_asyncio
from playwright.async_api import expect

from sandbox.story_of_asking import JOB_ASK, OPENING
from tests.browser.asking import fill_request


@pytest_asyncio.fixture(loop_scope="session")
async def asking(desk, newcomer):
    """A student with the request form open."""
    student = await desk(newcomer)
    await student.says("/infoview find finance")
    await student.presses("Request intro", back=True)
    await student.sees_form("Request intro")
    return student


async def test_a_refused_job_ask_keeps_the_text_and_says_which_sentence(asking):
    await fill_request(asking, JOB_ASK)
    await asking.presses("Send request")

    opening = asking.page.get_by_role("textbox", name="Opening statement")
    await asking.sees("asks for a job")
    await expect(opening).to_have_value(JOB_ASK)
    await expect(opening).to_be_focused()
    await expect(asking.page.get_by_role("textbox", name="Major")).to_have_value("Economics")

    await asking.fills("Opening statement", OPENING)
    await asking.presses("Send request")
    await asking.sees_form("Request sent")


async def test_an_error_stands_at_its_field_for_eyes_and_for_screen_readers(asking):
    await asking.presses("Send request")

    opening = asking.page.get_by_role("textbox", name="Opening statement")
    await expect(opening).to_be_focused()
    await expect(opening).to_have_attribute("aria-invalid", "")
    await expect(opening).to_have_accessible_description(
        "Please complete this required field. "
        "30–100 words: who you are, and why this field. For information, not for a job."
    )
    await expect(asking.page.get_by_text("Please complete this required field.")).to_have_count(8)


async def test_a_form_that_is_sent_twice_in_a_row_is_one_request(programme, asking):
    await fill_request(asking, OPENING)
    await asking.page.get_by_role("button", name="Send request").dblclick()
    await asking.sees_form("Request sent")

    sent = [e for e in programme.sandbox.traffic.kept if e.name.startswith("view_submission")]
    mine = [e for e in sent if e.asked["user"]["id"] == asking.person.id]
    assert len(mine) == 1


async def test_escape_closes_a_form_and_the_focus_goes_on_where_it_was(asking):
    await asking.keys("Escape")
    await asking.no_form()

    focused = asking.page.locator(":focus")
    await expect(focused).to_have_text("Request intro")
