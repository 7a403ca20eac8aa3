"""What is unsigned, stale, malformed or too large is turned away, and leaves no traceback."""

import json

import pytest
from httpx import ASGITransport, AsyncClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette

from bot.app import ROUTES
from handlers.http import LARGEST, slack_events
from tests import payloads
from tests.signing import SECRET, over_http, signed

ENDPOINT = "/slack/events"
HELP = payloads.command("U1", "help")


@pytest.fixture
def site(bolt):
    site = Starlette(routes=ROUTES)
    site.state.slack_events = slack_events(bolt, SECRET)
    return site


@pytest.fixture
async def http(site):
    async with AsyncClient(transport=ASGITransport(site), base_url="http://bot") as http:
        yield http


@pytest.fixture(autouse=True)
def no_traceback(caplog):
    yield
    assert [record for record in caplog.records if record.exc_info] == []


async def test_a_signed_command_is_answered(http):
    answer = await http.post(ENDPOINT, **over_http(HELP))

    assert answer.status_code == 200
    assert answer.text.startswith("*Infoview* brings students and alumni together")


async def test_a_body_that_was_changed_after_signing_is_refused(http):
    asked = over_http(HELP)

    answer = await http.post(ENDPOINT, **asked | {"content": asked["content"] + "&x=1"})

    assert (answer.status_code, answer.text) == (401, "not signed by Slack, or too long ago")


@pytest.mark.parametrize("signature", ["", "v0=", "v0=ab", "v0=é", "\xff" * 70])
async def test_a_wrong_signature_is_refused(http, signature):
    asked = over_http(HELP)
    asked["headers"]["x-slack-signature"] = signature.encode("latin-1")

    assert (await http.post(ENDPOINT, **asked)).status_code == 401


async def test_a_signature_made_with_another_secret_is_refused(http):
    asked = over_http(HELP)
    sent_at = asked["headers"]["x-slack-request-timestamp"]
    asked["headers"]["x-slack-signature"] = SignatureVerifier("another").generate_signature(
        timestamp=sent_at, body=asked["content"]
    )

    assert (await http.post(ENDPOINT, **asked)).status_code == 401


async def test_a_missing_signature_is_refused(http):
    asked = over_http(HELP)
    del asked["headers"]["x-slack-signature"]

    assert (await http.post(ENDPOINT, **asked)).status_code == 401


@pytest.mark.parametrize(("ago", "status"), [(0, 200), (290, 200), (310, 401), (-310, 401)])
async def test_a_signature_holds_for_five_minutes(http, ago, status):
    body = over_http(HELP)["content"]

    answer = await http.post(ENDPOINT, content=body, headers=signed(body, ago=ago))

    assert answer.status_code == status


@pytest.mark.parametrize(
    "sent_at", ["", "abc", "-1", "1e9", "1767625200.5", " ", "١٢٣", "9" * 13, "9" * 5000]
)
async def test_a_malformed_timestamp_is_refused(http, sent_at):
    asked = over_http(HELP)
    asked["headers"]["x-slack-request-timestamp"] = sent_at.encode()

    answer = await http.post(ENDPOINT, **asked)

    assert (answer.status_code, answer.text) == (400, "no timestamp")


async def test_a_missing_timestamp_is_refused(http):
    asked = over_http(HELP)
    del asked["headers"]["x-slack-request-timestamp"]

    assert (await http.post(ENDPOINT, **asked)).status_code == 400


@pytest.mark.parametrize(("size", "status"), [(LARGEST, 400), (LARGEST + 1, 413)])
async def test_a_body_may_be_so_large_and_no_larger(http, size, status):
    assert (await http.post(ENDPOINT, content=b"x" * size)).status_code == status


async def test_of_an_oversized_body_no_more_is_read_than_is_allowed(site):
    chunk, read, said = b"x" * 100_000, [], []

    async def receive():
        read.append(len(chunk))
        return {"type": "http.request", "body": chunk, "more_body": True}

    async def send(message):
        said.append(message)

    await site({"type": "http", "method": "POST", "path": ENDPOINT, "headers": []}, receive, send)

    assert said[0]["status"] == 413
    assert sum(read) == LARGEST + len(chunk)


RUBBISH = [
    ("application/json", "no JSON"),
    ("application/json", "[]"),
    ("application/json", '"text"'),
    ("application/json", "7"),
    ("application/json", "null"),
    ("application/x-www-form-urlencoded", "payload=no JSON"),
    ("application/x-www-form-urlencoded", "payload=[1]"),
    ("application/x-www-form-urlencoded", "payload=7"),
]


@pytest.mark.parametrize(("kind", "body"), RUBBISH)
async def test_signed_rubbish_is_refused(http, kind, body):
    answer = await http.post(ENDPOINT, content=body, headers=signed(body, kind))

    assert (answer.status_code, answer.text) == (400, "not readable")


async def test_a_body_that_is_no_text_is_refused(http):
    headers = signed("")

    answer = await http.post(ENDPOINT, content=b"\xff\xfe", headers=headers)

    assert (answer.status_code, answer.text) == (400, "not readable")


@given(body=st.text(st.characters(exclude_categories=["Cs"])), kind=st.sampled_from(RUBBISH))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_no_signed_text_breaks_anything(http, body, kind):
    answer = await http.post(ENDPOINT, content=body.encode(), headers=signed(body, kind[0]))

    assert answer.status_code < 500


async def test_a_get_is_refused(http):
    assert (await http.get(ENDPOINT)).status_code == 405


async def test_slacks_look_at_our_certificate_is_welcome(http):
    answer = await http.post(ENDPOINT, content="ssl_check=1&token=legacy")

    assert (answer.status_code, answer.text) == (200, "")


async def test_slacks_question_whether_the_address_is_ours_is_answered(http):
    body = json.dumps({"type": "url_verification", "challenge": "c1", "token": "legacy"})

    answer = await http.post(ENDPOINT, content=body, headers=signed(body, "application/json"))

    assert (answer.status_code, answer.json()) == (200, {"challenge": "c1"})


async def test_that_question_must_be_signed(http):
    body = json.dumps({"type": "url_verification", "challenge": "c1", "token": "legacy"})
    forged = signed(body, "application/json", **{"x-slack-signature": "v0=ab"})

    answer = await http.post(ENDPOINT, content=body, headers=forged)

    assert (answer.status_code, "c1" in answer.text) == (401, False)
