"""Requests signed as Slack signs them."""

from slack_sdk.signature import SignatureVerifier

from bot import clock
from tests.payloads import request

SECRET = "a signing secret"


def signed(body, kind="application/x-www-form-urlencoded", *, ago=0, **headers):
    """The headers that make this body one of Slack's, sent so many seconds ago."""
    sent_at = str(int(clock.now().timestamp()) - ago)
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=sent_at, body=body)
    own = {"content-type": kind, "x-slack-request-timestamp": sent_at}
    return own | {"x-slack-signature": signature} | headers


def over_http(payload):
    """A payload as Slack posts it: its body and its headers."""
    asked = request(payload)
    [kind] = asked.headers["content-type"]
    return {"content": asked.raw_body, "headers": signed(asked.raw_body, kind)}
