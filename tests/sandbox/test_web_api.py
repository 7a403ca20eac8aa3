"""The door of the Web API: who may call, how, and how people are told of."""

import pytest

from sandbox.manifest import Manifest
from sandbox.server import TOKEN

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}}
LONG = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2_900}}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Title"}, "blocks": [SECTION]}
HOME = {"type": "home", "blocks": [SECTION]}


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
