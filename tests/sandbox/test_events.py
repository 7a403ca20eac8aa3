"""Events reach the app signed, whole, and again when it did not answer."""

import hashlib
import hmac

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from sandbox.manifest import Manifest
from sandbox.server import SIGNING_SECRET
from tests.sandbox.conftest import serving


@pytest.fixture
async def heard(sandbox):
    """What an app that fails twice, then answers, was sent: headers and body each time."""
    received = []

    async def answer(request):
        received.append((dict(request.headers), await request.body(), await request.json()))
        return PlainTextResponse("", 500 if len(received) < 3 else 200)

    app = Starlette(routes=[Route("/slack/events", answer, methods=["POST"])])
    async with serving(app, sandbox.__dict__["app_listener"]):
        yield received


async def test_an_event_is_sent_again_until_it_is_answered(sandbox, heard, ada):
    sandbox.events.retry_after = (0.0, 0.0, 0.0)

    await ada.say("Hello")
    await sandbox.events.settled()

    retries = [
        (headers.get("x-slack-retry-num"), headers.get("x-slack-retry-reason"))
        for headers, _, _ in heard
    ]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_error")]
    assert len({body["event_id"] for _, _, body in heard}) == 1


async def test_every_request_is_signed(sandbox, heard, ada):
    sandbox.events.retry_after = ()
    await ada.say("Hello")
    await sandbox.events.settled()

    headers, body, _ = heard[0]
    signed = f"v0:{headers['x-slack-request-timestamp']}:".encode() + body
    digest = hmac.new(SIGNING_SECRET.encode(), signed, hashlib.sha256).hexdigest()
    assert headers["x-slack-signature"] == f"v0={digest}"


@pytest.mark.parametrize("manifest", [Manifest(events=frozenset({"user_change"}))])
async def test_only_events_of_the_manifest_are_sent(sandbox, heard, ada):
    sandbox.events.retry_after = ()
    await ada.say("Hello")
    sandbox.events.user_change(sandbox.workspace.person(ada.id))
    await sandbox.events.settled()

    assert [body["event"]["type"] for _, _, body in heard] == ["user_change"]


async def test_an_app_that_wants_no_second_try_gets_none(sandbox, ada):
    sandbox.events.retry_after = (0.0, 0.0)
    tries = []

    async def answer(request):
        tries.append(await request.json())
        return PlainTextResponse("", 500, {"x-slack-no-retry": "1"})

    app = Starlette(routes=[Route("/slack/events", answer, methods=["POST"])])
    async with serving(app, sandbox.__dict__["app_listener"]):
        await ada.say("Hello")
        await sandbox.events.settled()

    assert len(tries) == 1
