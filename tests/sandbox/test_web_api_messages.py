"""Conversations and messages through the Web API, strictly and in Slack's own words."""

import pytest

from sandbox.workspace.ids import BOT_USER

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}}
LONG = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2_900}}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Title"}, "blocks": [SECTION]}
HOME = {"type": "home", "blocks": [SECTION]}


async def opened(api, *people):
    answer = await api("conversations.open", users=",".join(p.id for p in people))
    return answer["channel"]["id"]


async def test_the_same_people_share_one_conversation_in_any_order(api, ada, ben):
    group = await opened(api, ada, ben)

    assert group.startswith("G")
    assert await opened(api, ben, ada) == group
    assert (await opened(api, ada)).startswith("D")


@pytest.mark.parametrize(
    ("users", "error"),
    [
        ("", "users_list_not_supplied"),
        ("U0NOBODY", "user_not_found"),
        (",".join(f"U{n}" for n in range(9)), "too_many_users"),
        (BOT_USER, "cannot_dm_bot"),
    ],
)
async def test_who_cannot_be_written_to_is_said(api, users, error):
    assert (await api("conversations.open", users=users))["error"] == error


async def test_a_deactivated_person_cannot_be_written_to(api, sandbox, ada):
    sandbox.workspace.person(ada.id).deleted = True

    assert (await api("conversations.open", users=ada.id))["error"] == "user_disabled"


async def test_a_message_is_said_changed_and_taken_back(api, ada):
    channel = await opened(api, ada)
    said = await api("chat.postMessage", channel=channel, text="One", blocks=[SECTION])

    changed = await api("chat.update", channel=channel, ts=said["ts"], text="Two")
    assert changed["message"]["text"] == "Two"
    assert "blocks" not in changed["message"]
    assert await ada.sees() == "Two"

    assert (await api("chat.delete", channel=channel, ts=said["ts"]))["ok"]
    assert await ada.sees() == ""


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({}, "no_text"),
        ({"text": ""}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "blocks": "["}, "invalid_blocks_format"),
        ({"text": "x", "blocks": [{"type": "carousel"}]}, "invalid_blocks"),
        ({"text": "x", "metadata": {"event_type": "a"}}, "invalid_metadata_format"),
        (
            {
                "text": "x",
                "blocks": [{**SECTION, "text": {"type": "mrkdwn", "text": "x" * 2_900}}] * 5,
            },
            "msg_blocks_too_long",
        ),
    ],
)
async def test_what_cannot_be_said_is_refused(api, ada, said, error):
    channel = await opened(api, ada)

    assert (await api("chat.postMessage", channel=channel, **said))["error"] == error


async def test_the_details_of_a_refusal_name_the_block(api, ada):
    channel = await opened(api, ada)

    answer = await api("chat.postMessage", channel=channel, blocks=[{"type": "header"}])

    assert answer["errors"] == ["blocks[0].text: is missing"]
    assert answer["response_metadata"] == {"messages": ["[ERROR] blocks[0].text: is missing"]}


async def test_what_is_not_the_apps_own_cannot_be_changed(sandbox, api, ada):
    channel = sandbox.workspace.app_dm(ada.id)
    theirs = sandbox.workspace.say(channel, ada.id, "Mine")

    update = await api("chat.update", channel=channel.id, ts=theirs.ts, text="Yours")
    nothing = await api("chat.update", channel=channel.id, ts="1.0", text="x")
    nowhere = await api("chat.postMessage", channel="D0NOWHERE", text="x")

    assert [a["error"] for a in (update, nothing, nowhere)] == [
        "cant_update_message",
        "message_not_found",
        "channel_not_found",
    ]


async def test_an_ephemeral_message_is_in_no_history_and_cannot_be_updated(api, ada, ben):
    channel = await opened(api, ada, ben)
    said = await api("chat.postEphemeral", channel=channel, user=ada.id, text="Psst")

    assert (await ada.sees(), await ben.sees()) == ("Psst", "")
    assert (await api("conversations.history", channel=channel))["messages"] == []
    update = await api("chat.update", channel=channel, ts=said["message_ts"], text="x")
    assert update["error"] == "message_not_found"


async def test_history_is_newest_first_and_shows_metadata_only_when_asked(api, ada):
    channel = await opened(api, ada)
    metadata = {"event_type": "news", "event_payload": {"key": "k"}}
    for text in ("One", "Two", "Three"):
        await api("chat.postMessage", channel=channel, text=text, metadata=metadata)

    first = await api("conversations.history", channel=channel, limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    rest = await api(
        "conversations.history", channel=channel, cursor=cursor, include_all_metadata=True
    )

    assert [m["text"] for m in first["messages"]] == ["Three", "Two"]
    assert (first["has_more"], rest["has_more"]) == (True, False)
    assert "metadata" not in first["messages"][0]
    assert [m["metadata"] for m in rest["messages"]] == [metadata]


@pytest.mark.parametrize(("inclusive", "seen"), [(False, ["Two"]), (True, ["Three", "Two", "One"])])
async def test_history_between_two_moments(api, ada, inclusive, seen):
    channel = await opened(api, ada)
    ts = [
        (await api("chat.postMessage", channel=channel, text=text))["ts"]
        for text in ("One", "Two", "Three")
    ]

    answer = await api(
        "conversations.history", channel=channel, oldest=ts[0], latest=ts[2], inclusive=inclusive
    )

    assert [m["text"] for m in answer["messages"]] == seen


async def test_one_message_a_second_a_channel_when_that_is_switched_on(sandbox, api, ada, ben):
    sandbox.faults.limits = True
    channel, other = await opened(api, ada), await opened(api, ben)

    first = await api("chat.postMessage", channel=channel, text="One")
    second = await api("chat.postMessage", channel=channel, text="Two")
    elsewhere = await api("chat.postMessage", channel=other, text="One")

    assert (first["ok"], elsewhere["ok"]) == (True, True)
    assert second == {"ok": False, "error": "ratelimited"}


async def test_a_response_url_answers_five_times_within_half_an_hour(sandbox, session, ada):
    tickets = sandbox.workspace.tickets
    channel = sandbox.workspace.app_dm(ada.id).id
    key, late = (tickets.new_response_url(ada.id, channel) for _ in range(2))
    statuses = [await _respond(sandbox, session, key) for _ in range(6)]
    await ada.forward(minutes=31)

    assert statuses == [200] * 5 + [404]
    assert await _respond(sandbox, session, late) == 404


async def _respond(sandbox, session, key):
    url = f"{sandbox.own_url}/response/{key}"
    async with session.post(url, json={"text": "Again"}) as response:
        return response.status


async def test_a_message_is_deleted_through_its_url_by_nothing_but_that(sandbox, session, ada):
    channel = sandbox.workspace.app_dm(ada.id)
    said = sandbox.workspace.say(channel, BOT_USER, "Gone soon")
    key = sandbox.workspace.tickets.new_response_url(ada.id, channel.id, said.ts)
    url = f"{sandbox.own_url}/response/{key}"

    async with session.post(url, json={"delete_original": True, "text": "x"}) as both:
        assert both.status == 400
    assert await ada.sees() == "Gone soon"
    async with session.post(url, json={"delete_original": True}) as alone:
        assert alone.status == 200
    assert await ada.sees() == ""
