"""The sandbox's page with a whole university in it, measured in Chromium."""

import asyncio
import json
import socket
import statistics
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs

import aiohttp
import uvicorn
from playwright.async_api import Page, async_playwright
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.clock import MovableClock
from sandbox.manifest import Manifest
from sandbox.server import TOKEN, Sandbox
from sandbox.workspace import ids
from sandbox.workspace.people import Person
from tests.browser.chromium import QUIET, found

NO_CHROMIUM = "The page was not measured: there is no Chromium here (apt-get install chromium)."
PEOPLE, MESSAGES, PRESSES, OPENINGS = 5_000, 20_000, 15, 5
BUTTON = {"type": "button", "action_id": "press", "text": {"type": "plain_text", "text": "Press"}}
OPENED = "() => performance.getEntriesByType('navigation')[0].loadEventEnd"
# From the click to the first frame in which the message says something else.
PRESSED = """(back) => new Promise((done) => {
  const pane = document.querySelector("#pane"), before = pane.textContent;
  const button = [...pane.querySelectorAll("[data-press]")].at(-1 - back);
  const started = performance.now();
  const watch = new MutationObserver(() => {
    if (pane.textContent === before) return;
    watch.disconnect();
    requestAnimationFrame(() => done(performance.now() - started));
  });
  watch.observe(pane, { childList: true, subtree: true, characterData: true });
  button.click();
})"""


@dataclass(frozen=True)
class PageFigures:
    """In milliseconds; the slowest opening and press count."""

    opened: list[float]
    pressed: list[float]

    def __str__(self) -> str:
        lines = (
            ("the page opens", self.opened, 1_000),
            ("a press shows its effect", self.pressed, 200),
        )
        return "\n".join(
            f"{what:<32}median {statistics.median(took):>5.0f} ms, slowest {max(took):>5.0f} ms"
            f"   aim < {aim} ms   {'met' if max(took) < aim else 'NOT MET'}"
            for what, took, aim in lines
        )


async def measure_page() -> PageFigures | None:
    """None where there is no Chromium."""
    path = found()
    if path is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        async with _sandbox(Path(folder)) as sandbox, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=path, args=QUIET)
            page = await browser.new_page()
            busiest = sandbox.workspace.humans()[0]
            await page.goto(f"{sandbox.own_url}/?as={busiest.id}&in=messages")
            figures = PageFigures(await _open(page), await _press(page))
            await browser.close()
    return figures


async def _open(page: Page) -> list[float]:
    took = []
    for _ in range(OPENINGS):
        await page.reload()
        took.append(float(await page.evaluate(OPENED)))
    return took


async def _press(page: Page) -> list[float]:
    return [float(await page.evaluate(PRESSED, back)) for back in range(PRESSES)]


@asynccontextmanager
async def _sandbox(folder: Path) -> AsyncIterator[Sandbox]:
    own, app = _listening(), _listening()
    clock = MovableClock(folder / "clock")
    sandbox = Sandbox(clock, _url(own), _url(app), Manifest())
    _fill(sandbox)
    async with aiohttp.ClientSession() as session:
        answering = Starlette(routes=[_answering(sandbox, session)])
        async with _served(sandbox.application, own), _served(answering, app):
            yield sandbox
            sandbox.workspace.news.close()


def _fill(sandbox: Sandbox) -> None:
    """Everybody has a few messages, the first person a tenth of all."""
    workspace = sandbox.workspace
    people = [
        workspace.join(Person(ids.person_id(f"p{n}"), f"Person Number {n}", f"p{n}@l.example"))
        for n in range(PEOPLE)
    ]
    for number in range(MESSAGES):
        person = people[0 if number % 10 == 0 else number % PEOPLE]
        block = {"type": "actions", "block_id": "b", "elements": [BUTTON]}
        said = f"Message {number}, of some length, as messages of an app mostly are."
        channel = workspace.app_dm(person.id)
        workspace.say(channel, ids.BOT_USER, said, blocks=[_section(said), block])


def _section(text: str) -> dict[str, object]:
    return {"type": "section", "block_id": "s", "text": {"type": "mrkdwn", "text": text}}


def _answering(sandbox: Sandbox, session: aiohttp.ClientSession) -> Route:
    """An app that answers a press as Infoview does: by changing the message."""
    url, headers = f"{sandbox.own_url}/api/chat.update", {"Authorization": f"Bearer {TOKEN}"}

    async def answer(request: Request) -> Response:
        form = parse_qs((await request.body()).decode())
        if "payload" not in form:
            return Response()
        pressed = json.loads(form["payload"][0])
        where = pressed["container"]
        block = {"type": "actions", "block_id": "b", "elements": [BUTTON]}
        said = f"Pressed at {pressed['actions'][0]['action_ts']}"
        body = {"channel": where["channel_id"], "ts": where["message_ts"], "text": said}
        blocks = [_section(said), block]
        async with session.post(url, json={**body, "blocks": blocks}, headers=headers):
            return Response()

    return Route("/slack/events", answer, methods=["POST"])


def _listening() -> socket.socket:
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    bound.setblocking(False)
    return bound


def _url(bound: socket.socket) -> str:
    return f"http://127.0.0.1:{bound.getsockname()[1]}"


@asynccontextmanager
async def _served(application: Starlette, bound: socket.socket) -> AsyncIterator[None]:
    config = uvicorn.Config(application, log_level="critical", timeout_graceful_shutdown=2)
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup(sockets=[bound])
    try:
        yield
    finally:
        await server.shutdown(sockets=[bound])


if __name__ == "__main__":
    print(asyncio.run(measure_page()) or NO_CHROMIUM)
