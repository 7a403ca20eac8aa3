"""Socket Mode, with the real client of slack_sdk at the other end."""

import asyncio

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from sandbox.server import APP_TOKEN, TOKEN
from tests.sandbox.guest_app import Guest

WITHIN = 5.0


@pytest.fixture
def socket_mode():
    return True


@pytest.fixture
async def on_a_socket(sandbox):
    """A guest app that listens on a socket, and on nothing else."""
    guest = Guest(f"{sandbox.own_url}/api/")
    handler = AsyncSocketModeHandler(guest.bolt(), APP_TOKEN)
    await handler.connect_async()
    await sandbox.sockets.until_open(WITHIN)
    yield guest
    await handler.close_async()


async def test_commands_presses_and_forms_go_through_the_socket(on_a_socket, ada):
    await ada.command("/infoview")
    await ada.press("Open form")
    await ada.fill({"Name": "nobody"})

    assert await ada.submit() == {"Name": "Somebody, please."}
    kinds = [body.get("type", "command") for body in on_a_socket.heard]
    assert kinds == ["command", "block_actions", "view_submission"]


async def test_events_go_through_the_socket(sandbox, on_a_socket, ada):
    await ada.open_home()
    await sandbox.events.settled()

    assert await ada.sees() == "[Open form]"


async def test_without_a_socket_nothing_reaches_the_app(sandbox, ada):
    await ada.command("/infoview")

    assert await ada.sees() == '/infoview failed with the error "dispatch_failed"'


async def test_an_event_without_an_answer_is_sent_again(sandbox, session, ada):
    sandbox.events.retry_after = (0.0,)
    opened = await _open(sandbox, session, APP_TOKEN)
    async with session.ws_connect(opened["url"]) as socket:
        assert (await socket.receive_json())["type"] == "hello"
        await ada.open_home()
        first, again = await socket.receive_json(), await socket.receive_json()
        await socket.send_json({"envelope_id": again["envelope_id"]})
        await asyncio.wait_for(sandbox.events.settled(), WITHIN)

    assert (first["retry_attempt"], again["retry_attempt"]) == (0, 1)
    assert again["retry_reason"] == "http_timeout"
    assert first["payload"]["event_id"] == again["payload"]["event_id"]


async def test_an_address_opens_one_socket(sandbox, session):
    opened = await _open(sandbox, session, APP_TOKEN)
    async with session.ws_connect(opened["url"]) as socket:
        await socket.receive_json()

        with pytest.raises(Exception, match="403"):
            await session.ws_connect(opened["url"])


async def test_a_socket_that_is_dropped_is_told_so(sandbox, session):
    opened = await _open(sandbox, session, APP_TOKEN)
    async with session.ws_connect(opened["url"]) as socket:
        await socket.receive_json()
        await sandbox.sockets.drop("warning")

        assert await socket.receive_json() == {"type": "disconnect", "reason": "warning"}


async def test_a_socket_needs_the_apps_own_token(sandbox, session):
    assert (await _open(sandbox, session, TOKEN))["error"] == "not_allowed_token_type"


@pytest.mark.parametrize("socket_mode", [False])
async def test_an_app_on_http_gets_no_socket(sandbox, session):
    assert (await _open(sandbox, session, APP_TOKEN))["error"] == "forbidden_for_app"


async def _open(sandbox, session, token):
    headers = {"Authorization": f"Bearer {token}"}
    url = f"{sandbox.own_url}/api/apps.connections.open"
    async with session.post(url, headers=headers) as response:
        return await response.json()
