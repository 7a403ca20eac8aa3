"""What Slack sends, as the bytes of signed HTTP requests."""

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import cycle
from typing import Any
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier

from benchmarks.people import TEAM, student_id
from benchmarks.prepared import CARD, Waiting
from benchmarks.wishes import wishes

SIGNING_KEY = "made up for the benchmark"
TOKEN = "xoxb-0"  # noqa: S105 (made up)
ASKERS = 200  # students who look, in turn
REQUESTS = 2_000
_signer = SignatureVerifier(SIGNING_KEY)


def finds() -> Iterator[bytes]:
    """`/infoview find …` without end: other students, and what students look for."""
    return cycle([_find(n, query) for n, query in enumerate(wishes(REQUESTS))])


def new_finds() -> Iterator[bytes]:
    """The same, each with a word that was never looked for before."""
    return (_find(n, f"{query} x{n}") for n, query in enumerate(wishes(REQUESTS)))


def _find(n: int, query: str) -> bytes:
    return _signed(_command(student_id(n % ASKERS), f"find {query}"))


def accepts(waiting: Iterable[Waiting], nowhere: str) -> Sequence[bytes]:
    """A press of `Accept` for each. `nowhere`: where an answer beside the card would go."""
    return [_signed({"payload": json.dumps(_press(each, nowhere))}) for each in waiting]


def _command(user: str, text: str) -> Mapping[str, str]:
    return {
        "token": "legacy",
        "team_id": TEAM,
        "team_domain": "benchmark",
        "channel_id": "C0GENERAL",
        "channel_name": "general",
        "user_id": user,
        "user_name": user.lower(),
        "command": "/infoview",
        "text": text,
        "api_app_id": "A0BENCH",
        "is_enterprise_install": "false",
        "response_url": "https://hooks.slack.com/commands/T0BENCH/1/abc",
        "trigger_id": "12.34.ab",
    }


def _press(waiting: Waiting, nowhere: str) -> Mapping[str, Any]:
    channel, user = f"D{waiting.introduction}", waiting.volunteer
    button = {"type": "button", "block_id": "b", "action_id": "introduction.accept"}
    return {
        "type": "block_actions",
        "api_app_id": "A0BENCH",
        "token": "legacy",
        "team": {"id": TEAM, "domain": "benchmark"},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": user, "username": user.lower(), "name": user.lower(), "team_id": TEAM},
        "trigger_id": "12.34.ab",
        "container": {"type": "message", "message_ts": CARD, "channel_id": channel},
        "channel": {"id": channel, "name": "directmessage"},
        "message": {
            "type": "message",
            "ts": CARD,
            "text": "A student would like to talk with you.",
        },
        "response_url": nowhere,
        "actions": [button | {"value": waiting.introduction, "action_ts": "1767625200.000001"}],
    }


def _signed(form: Mapping[str, str]) -> bytes:
    """Good for five minutes, as Slack's are."""
    body, sent_at = urlencode(form), str(int(time.time()))
    signature = _signer.generate_signature(timestamp=sent_at, body=body)
    head = (
        "POST /slack/events HTTP/1.1",
        "Host: 127.0.0.1",
        "User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)",
        "Accept: application/json,*/*",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        f"X-Slack-Request-Timestamp: {sent_at}",
        f"X-Slack-Signature: {signature}",
    )
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()
