"""Installing the app: the consent page, the code, the token, and its end."""

from urllib.parse import parse_qs, urlsplit

import pytest

from sandbox.manifest import Manifest
from sandbox.server import TOKEN
from sandbox.web_api.oauth import CLIENT_ID, CLIENT_SECRET

BACK = "http://127.0.0.1:3000/slack/oauth_redirect"
ASKED = {"client_id": CLIENT_ID, "scope": "chat:write", "state": "s1", "redirect_uri": BACK}
CLIENT = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}


@pytest.fixture
def manifest():
    return Manifest(scopes=frozenset({"chat:write", "im:write"}), events=None)


@pytest.fixture
def consent(sandbox, session):
    """What the person presses on the consent page, and where it leads."""

    async def consent(person, answer="allow"):
        url, form = f"{sandbox.own_url}/oauth/v2/authorize", {"person": person.id, "answer": answer}
        posted = session.post(url, data={**ASKED, **form}, allow_redirects=False)
        async with posted as response:
            to = urlsplit(response.headers["location"])
        assert f"{to.scheme}://{to.netloc}{to.path}" == BACK
        return {key: value for key, (value,) in parse_qs(to.query).items()}

    return consent


@pytest.fixture
def access(sandbox, session):
    async def access(**arguments):
        async with session.post(f"{sandbox.own_url}/api/oauth.v2.access", data=arguments) as answer:
            return await answer.json()

    return access


async def test_the_page_says_what_is_asked_for(sandbox, session, ada):
    async with session.get(f"{sandbox.own_url}/oauth/v2/authorize", params=ASKED) as response:
        page = await response.text()

    assert "Infoview asks to be let into Larkspur University" in page
    assert "<code>chat:write</code>" in page
    assert "Ada Moss" in page


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"client_id": "x"}, "invalid_client_id"),
        ({"redirect_uri": "https://evil.example"}, "bad_redirect_uri"),
        ({"scope": "admin"}, "invalid_scope"),
        ({"scope": ""}, "invalid_scope"),
    ],
)
async def test_a_wrong_link_is_said_to_be_so(sandbox, session, other, said):
    asked = {**ASKED, **other}
    async with session.get(f"{sandbox.own_url}/oauth/v2/authorize", params=asked) as response:
        assert (response.status, said in await response.text()) == (400, True)


async def test_a_code_brings_the_token_once(consent, access, ada):
    back = await consent(ada)
    first = await access(**CLIENT, code=back["code"], redirect_uri=BACK)
    again = await access(**CLIENT, code=back["code"], redirect_uri=BACK)

    assert back["state"] == "s1"
    assert (first["access_token"], first["scope"]) == (TOKEN, "chat:write")
    assert first["authed_user"] == {"id": ada.id}
    assert again["error"] == "code_already_used"


async def test_who_cancels_lets_nobody_in(consent, ada):
    assert await consent(ada, "cancel") == {"error": "access_denied", "state": "s1"}


async def test_a_code_lives_ten_minutes(consent, access, ada):
    back = await consent(ada)
    await ada.forward(minutes=11)

    assert (await access(**CLIENT, code=back["code"]))["error"] == "invalid_code"


@pytest.mark.parametrize(
    ("other", "error"),
    [
        ({"client_id": "x"}, "invalid_client_id"),
        ({"client_secret": "x"}, "bad_client_secret"),
        ({"code": "x"}, "invalid_code"),
        ({"redirect_uri": "http://127.0.0.1/other"}, "bad_redirect_uri"),
    ],
)
async def test_a_wrong_exchange_is_refused(consent, access, ada, other, error):
    code = (await consent(ada))["code"]

    assert (await access(**{**CLIENT, "code": code, **other}))["error"] == error


async def test_a_revoked_token_is_void_until_the_app_is_installed_again(
    sandbox, guest, api, consent, access, ada
):
    sandbox.events.retry_after = ()
    revoked = await api("auth.revoke")
    await sandbox.events.settled()
    void = await api("auth.test")
    told = [one.asked["event"]["type"] for one in sandbox.traffic.kept if one.to_app]

    await access(**CLIENT, code=(await consent(ada))["code"])

    assert (revoked["revoked"], void["error"]) == (True, "token_revoked")
    assert sorted(told) == ["app_uninstalled", "tokens_revoked"]
    assert (await api("auth.test"))["ok"]
