"""One Chromium, and one sandbox with the real app behind it, for all tests of this folder."""

import asyncio
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from sandbox.demo import demo
from sandbox.seeding import import_alumni, volunteers_join
from sandbox.story import FIELD
from tests.browser.chromium import QUIET, found
from tests.browser.desk import Desk

HERE = Path(__file__).parent
WIDE = {"width": 1280, "height": 800}
PATIENCE = 10_000  # milliseconds until something that ought to be on the page is missed
VOLUNTEERS = 6

expect.set_options(timeout=PATIENCE)


@pytest.hookimpl(tryfirst=True)  # before xdist asks for the groups
def pytest_collection_modifyitems(items):
    """On one event loop and, where tests run side by side, in one of the processes."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium():
    path = found()
    if path is None:
        pytest.skip("no Chromium on this machine: tests/browser/chromium.sh installs it")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def programme(chromium, tmp_path_factory):
    """The real app with some volunteers; each test takes students of its own."""
    async with demo(tmp_path_factory.mktemp("programme"), port=0, app_port=0) as up:
        await up.app.start()
        await import_alumni(up)
        rows = [row for row in up.programme.joining if FIELD in row["fields"]]
        await volunteers_join(up, rows[:VOLUNTEERS])
        yield up


@pytest.fixture(scope="session")
def students(programme):
    return iter(programme.programme.students)


@pytest.fixture
def newcomer(programme, students):
    """A student whom nobody has been in another test."""
    return programme.person(next(students)["email"])


@pytest_asyncio.fixture(loop_scope="session")
async def desk(chromium, programme):
    """Somebody at a browser of their own."""
    contexts = []

    async def desk(person, **looks):
        context = await chromium.new_context(**{"viewport": WIDE, **looks})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = await context.new_page()
        await page.goto(f"{programme.sandbox.own_url}/?as={person.id}&in=messages")
        return Desk(page, person)

    yield desk
    await asyncio.gather(*(context.close() for context in contexts))
