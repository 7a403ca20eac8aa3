import asyncio

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from handlers.socket_mode import socket_mode
from tests import payloads


class SocketSlack:
    """Slack's end of the socket: hands out its address, sends one envelope, keeps the answer."""

    def __init__(self, payload):
        self.payload = payload
        self.answer = asyncio.get_running_loop().create_future()

    async def serve(self):
        site = web.Application()
        site.router.add_post("/api/apps.connections.open", self._open)
        site.router.add_get("/socket", self._talk)
        self.server = TestServer(site)
        await self.server.start_server()
        return self

    async def _open(self, request):
        assert request.headers["authorization"] == "Bearer xapp-1"
        url = str(self.server.make_url("/socket")).replace("http", "ws", 1)
        return web.json_response({"ok": True, "url": url})

    async def _talk(self, request):
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        envelope = {"envelope_id": "E1", "type": "slash_commands", "payload": self.payload}
        await socket.send_json(envelope | {"accepts_response_payload": True})
        async for message in socket:
            if "envelope_id" in message.data and not self.answer.done():
                self.answer.set_result(message.json())
        return socket


@pytest.fixture
async def socket_slack():
    slack = await SocketSlack(payloads.command("U_STUDENT", "help")).serve()
    yield slack
    await slack.server.close()


async def test_a_command_over_the_socket_is_answered(bolt, socket_slack):
    bolt.client.base_url = str(socket_slack.server.make_url("/api/"))

    async with socket_mode(bolt, "xapp-1"):
        answer = await asyncio.wait_for(socket_slack.answer, timeout=10)

    assert answer["envelope_id"] == "E1"
    assert answer["payload"]["text"].startswith("*Infoview* brings students and alumni together")
