"""What comes over HTTP, before Bolt sees it: nothing unsigned, stale, malformed or too large."""

import re

from slack_bolt.adapter.starlette.async_handler import (
    to_async_bolt_request,
    to_starlette_response,
)
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

LARGEST = 1_000_000  # bytes; Slack's largest view is 250 kB, sent back with its state
TIMESTAMP = re.compile("[0-9]{1,12}")  # seconds
SSL_CHECK = b"ssl_check=1"  # Slack looks whether our certificate is good: not signed


def slack_events(app: AsyncApp, signing_secret: str) -> ASGIApp:
    """The endpoint of commands, interactivity and events. Bolt need not verify again."""
    verifier = SignatureVerifier(signing_secret)

    async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
        response = await answer(Request(scope, receive))
        await response(scope, receive, send)

    async def answer(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too large", status_code=413)
        if body.startswith(SSL_CHECK):
            return PlainTextResponse("")
        sent_at = request.headers.get("x-slack-request-timestamp", "")
        if not TIMESTAMP.fullmatch(sent_at):
            return PlainTextResponse("no timestamp", status_code=400)
        signature = request.headers.get("x-slack-signature", "")
        try:
            signed = signature.isascii() and verifier.is_valid(body, sent_at, signature)
            asked = to_async_bolt_request(request, body) if signed else None
        except (ValueError, TypeError, AttributeError):  # not UTF-8; no object, as JSON or a form
            return PlainTextResponse("not readable", status_code=400)
        if asked is None:
            return PlainTextResponse("not signed by Slack, or too long ago", status_code=401)
        return to_starlette_response(await app.async_dispatch(asked))

    return endpoint


async def _body(request: Request) -> bytes | None:
    """None when it is too large: no more of it is read than is allowed."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return bytes(body)
