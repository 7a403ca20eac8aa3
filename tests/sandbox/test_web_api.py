"""The Web API answers as Slack documents it: strictly, and in Slack's own words."""

import json

import pytest

from sandbox.manifest import Manifest
from sandbox.server import TOKEN
from sandbox.workspace.ids import BOT_USER

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}}
LONG = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2_900}}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Title"}, "blocks": [SECTION]}
HOME = {"type": "home", "blocks": [SECTION]}


async def opened(api, *people):
    answer = await api("conversations.open", users=",".join(p.id for p in people))
    return answer["channel"]["id"]


@pytest.mark.parametrize(
    ("header", "error"),
    [({}, "not_authed"), ({"Authorization": "Bearer xoxb-other"}, "invalid_auth")],
)
async def test_only_the_apps_own_token_is_taken(sandbox, session, header, error):
    async with session.post(f"{sandbox.own_url}/api/auth.test", headers=header) as response:
        assert await response.json() == {"ok": False, "error": error}


async def test_arguments_come_in_the_query_in_a_form_or_as_json(sandbox, session, ada):
    url = f"{sandbox.own_url}/api/users.info"
    given = {"token": TOKEN, "user": ada.id}
    header = {"Authorization": f"Bearer {TOKEN}"}

    async with (
        session.get(url, params=given) as query,
        session.post(url, data=given) as form,
        session.post(url, json={"user": ada.id}, headers=header) as body,
    ):
        answers = [await response.json() for response in (query, form, body)]

    assert [answer["user"]["real_name"] for answer in answers] == ["Ada Moss"] * 3


async def test_an_unknown_method_is_named(api):
    answer = await api("chat.shout")

    assert answer == {"ok": False, "error": "unknown_method", "req_method": "chat.shout"}


async def test_an_unknown_argument_is_refused(api, ada):
    answer = await api("users.info", user=ada.id, include_locales=True)

    assert answer["error"] == "invalid_arguments"
    assert answer["errors"] == ["unknown argument: include_locales"]


@pytest.mark.parametrize("manifest", [Manifest(scopes=frozenset({"chat:write"}))])
async def test_a_scope_that_the_manifest_does_not_ask_for_is_missing(api, ada, ben):
    assert await api("users.list") == {
        "ok": False,
        "error": "missing_scope",
        "needed": "users:read",
        "provided": "chat:write",
    }
    assert (await api("conversations.open", users=ada.id))["needed"] == "im:write"
    both = f"{ada.id},{ben.id}"
    assert (await api("conversations.open", users=both))["needed"] == "mpim:write"


@pytest.mark.parametrize("manifest", [Manifest(scopes=frozenset({"users:read"}))])
async def test_an_e_mail_is_told_only_with_its_scope(api, ada):
    assert "email" not in (await api("users.info", user=ada.id))["user"]["profile"]


async def test_people_are_listed_page_by_page(api, sandbox):
    seen, cursor = [], ""
    for _ in range(3):
        page = await api("users.list", limit=2, cursor=cursor)
        seen += [member["id"] for member in page["members"]]
        cursor = page["response_metadata"]["next_cursor"]

    assert (seen, cursor) == (list(sandbox.workspace.people), "")


async def test_a_person_is_described_with_zone_and_locale(api, ben):
    user = (await api("users.info", user=ben.id, include_locale=True))["user"]

    assert (user["tz"], user["tz_offset"], user["locale"]) == ("Asia/Tokyo", 32_400, "en-US")
    assert user["profile"]["email"] == "ben@larkspur.example"


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


async def test_a_trigger_opens_one_view(sandbox, api, ada):
    trigger = sandbox.workspace.tickets.new_trigger(ada.id)

    first = await api("views.open", trigger_id=trigger, view=json.dumps(MODAL))
    again = await api("views.open", trigger_id=trigger, view=MODAL)
    unknown = await api("views.open", trigger_id="1.2", view=MODAL)

    assert first["view"]["root_view_id"] == first["view"]["id"]
    assert (again["error"], unknown["error"]) == ("exchanged_trigger_id", "invalid_trigger_id")


async def test_a_trigger_older_than_three_seconds_is_expired(sandbox, api, ada):
    tickets = sandbox.workspace.tickets
    trigger = tickets.new_trigger(ada.id)
    tickets.triggers[trigger].born -= 3.1

    assert (await api("views.open", trigger_id=trigger, view=MODAL))[
        "error"
    ] == "expired_trigger_id"


async def test_a_faulty_view_is_refused_with_details_and_keeps_its_trigger(sandbox, api, ada):
    trigger = sandbox.workspace.tickets.new_trigger(ada.id)
    faulty = {**MODAL, "title": {"type": "plain_text", "text": "x" * 25}}

    answer = await api("views.open", trigger_id=trigger, view=faulty)

    assert answer["error"] == "invalid_arguments"
    assert answer["errors"] == ["title.text: 25 characters, at most 24"]
    assert (await api("views.open", trigger_id=trigger, view=MODAL))["ok"]


async def test_a_race_between_two_updates_is_a_hash_conflict(api, ada):
    first = await api("views.publish", user_id=ada.id, view=HOME)
    old = first["view"]["hash"]

    assert (await api("views.publish", user_id=ada.id, view=HOME, hash=old))["ok"]
    late = await api("views.publish", user_id=ada.id, view=HOME, hash=old)

    assert late["error"] == "hash_conflict"


async def test_an_external_id_belongs_to_one_view(sandbox, api, ada, ben):
    named = {**MODAL, "external_id": "one"}
    first, second = (sandbox.workspace.tickets.new_trigger(p.id) for p in (ada, ben))
    await api("views.open", trigger_id=first, view=named)

    taken = await api("views.open", trigger_id=second, view=named)
    found = await api("views.update", external_id="one", view=MODAL)

    assert (taken["error"], found["ok"]) == ("duplicate_external_id", True)


async def test_one_message_a_second_a_channel_when_that_is_switched_on(sandbox, api, ada, ben):
    sandbox.web_api.rate_limited = True
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
