"""Each call is made once, and only Slack's own word is a no."""

import asyncio
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from aiohttp import web

from bot.delivery.asking import NobodyKnows, SlackSaidNo, SlowDown, web_client
from bot.delivery.pace import Pace
from bot.delivery.slack import POST, TRIES, SlackApi
from messages import Message

HELLO = Message("Hello.", [])
BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": "Hello."}}]
LONG_AGO = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture
def pace(database, clock):
    return Pace(database, clock.monotonic, 60, between=0.0)


@pytest.fixture
def api(client, pace):
    return SlackApi(lambda team_id: client, pace)


async def test_a_message_carries_its_key_and_unfolds_no_links(api, slack):
    ts = await api.post("T1", "D1", Message("Hello.", BLOCKS), ["key"])

    assert slack.posts["D1", ts]["blocks"] == BLOCKS
    [said] = slack.requests
    assert said["metadata"] == {
        "event_type": "infoview_delivery",
        "event_payload": {"key_0": "key"},
    }
    assert (said["unfurl_links"], said["unfurl_media"], said["link_names"]) == (False,) * 3


async def test_a_message_is_found_again_by_its_key(api):
    sent = [await api.post("T1", "D1", HELLO, [key]) for key in ("first", "second")]

    assert await api.look("T1", "D1", "second", LONG_AGO) == sent[1]
    assert await api.look("T1", "D1", "third", LONG_AGO) is None
    assert await api.look("T1", "D2", "second", LONG_AGO) is None


async def test_what_people_and_other_apps_wrote_is_passed_over(api, slack):
    slack.posts["D1", "1.0"] = {"channel": "D1", "ts": "1.0", "text": "Hi."}
    other = {"event_type": "other", "event_payload": {"id": "key"}}
    slack.posts["D1", "2.0"] = {"channel": "D1", "ts": "2.0", "text": "Hi.", "metadata": other}

    assert await api.look("T1", "D1", "key", LONG_AGO) is None


async def test_a_look_turns_every_page(api, slack):
    slack.page = 2
    sent = [await api.post("T1", "D1", HELLO, [f"{number}"]) for number in range(5)]

    assert await api.look("T1", "D1", "4", LONG_AGO) == sent[4]
    assert slack.calls.count("conversations.history") == 3


async def test_a_look_goes_back_to_the_first_attempt_and_a_little_further(api, slack):
    await api.look("T1", "D1", "key", datetime(2026, 1, 5, 15, tzinfo=UTC))

    assert slack.requests[-1]["oldest"] == "1767624900.0"


async def test_a_lost_answer_is_not_retried_behind_our_back(api, slack):
    slack.trouble(POST, "lost")

    with pytest.raises(NobodyKnows):
        await api.post("T1", "D1", HELLO, ["key"])

    assert len(slack.posts) == 1


async def test_nobody_waits_for_ever_also_with_a_session_that_all_share(slack, pace):
    answered = asyncio.Event()

    async def keep_waiting(_said):
        await answered.wait()

    slack.meanwhile[POST] = keep_waiting
    async with aiohttp.ClientSession() as session:
        client = web_client("xoxb-1", slack.url, session)
        api = SlackApi(lambda _: client, pace, timedelta(milliseconds=50))
        async with asyncio.timeout(5):
            with pytest.raises(NobodyKnows):
                await api.post("T1", "D1", HELLO, ["key"])
    answered.set()


def page(text, kind, status=200):
    return web.Response(text=text, content_type=kind, status=status)


@pytest.mark.parametrize(
    ("answer", "meaning"),
    [
        ("restricted_action", SlackSaidNo),
        ("account_inactive", SlackSaidNo),
        ("internal_error", NobodyKnows),
        ("fatal_error", NobodyKnows),
        ("service_unavailable", NobodyKnows),
        ("request_timeout", NobodyKnows),
        ("ratelimited", SlowDown),
        ("rate_limited", SlowDown),
        (429, SlowDown),
        (500, NobodyKnows),
        (404, NobodyKnows),
        ("lost", NobodyKnows),
        (page('{"ok": false, "error": "restricted_action"}', "application/json", 502), NobodyKnows),
        (page('{"ok": false}', "application/json"), NobodyKnows),
        (page('{"ok": tr', "application/json"), NobodyKnows),
        (page("[]", "application/json"), NobodyKnows),
        (page("", "application/json"), NobodyKnows),
        (page("<html>Welcome to the library's WLAN", "text/html"), NobodyKnows),
        (page("ok", "text/plain"), NobodyKnows),
    ],
)
async def test_only_a_word_of_slacks_is_a_no(client, pace, slack, answer, meaning):
    if isinstance(answer, web.Response):
        answer = page(answer.text, answer.content_type, answer.status)
    api = SlackApi(lambda team_id: client, pace)
    slack.trouble(POST, answer)

    with pytest.raises(meaning):
        await api.post("T1", "D1", HELLO, ["key"])


async def test_where_nobody_listens_nobody_knows(pace):
    client = web_client("xoxb-1", "http://127.0.0.1:1/api/")

    with pytest.raises(NobodyKnows):
        await SlackApi(lambda _: client, pace).open("T1", ["U_VERA"])


@pytest.mark.parametrize(("said", "seconds"), [("30", 30.0), ("0", 0.0), ("soon", 1.0), ("", 1.0)])
async def test_slack_says_how_long_to_wait(api, slack, said, seconds):
    slack.retry_after = said
    slack.trouble(POST, 429)

    with pytest.raises(SlowDown) as slow:
        await api.post("T1", "D1", HELLO, ["key"])

    assert (slow.value.method, slow.value.retry_after) == (POST, seconds)


async def test_for_so_long_it_is_not_asked_again(api, slack, passes):
    slack.trouble("conversations.open", 429)
    for _ in range(2):
        with pytest.raises(SlowDown):
            await api.open("T1", ["U_VERA"])
    assert slack.calls == ["conversations.open"]

    await passes(seconds=7)

    assert await api.open("T1", ["U_VERA"])


async def test_other_methods_and_workspaces_are_asked(api, slack):
    slack.trouble(POST, 429)
    with pytest.raises(SlowDown):
        await api.post("T1", "D1", HELLO, ["key"])

    assert await api.open("T1", ["U_VERA"])
    assert await api.post("T2", "D1", HELLO, ["key"])


async def test_what_is_taken_back_is_gone(api, slack):
    ts = await api.post("T1", "D1", HELLO, ["key"])

    await api.take_back("T1", "D1", ts)

    assert slack.posts == {}


async def test_taking_back_is_tried_until_it_is_done(api, slack):
    slack.retry_after = "0"
    slack.trouble("chat.delete", 429, 500, 503)
    ts = await api.post("T1", "D1", HELLO, ["key"])

    await api.take_back("T1", "D1", ts)

    assert slack.posts == {}


async def test_taking_back_ends_some_time(api, slack):
    slack.trouble("chat.delete", *[500] * TRIES)

    with pytest.raises(NobodyKnows):
        await api.take_back("T1", "D1", "1.0")

    assert slack.calls == ["chat.delete"] * TRIES
