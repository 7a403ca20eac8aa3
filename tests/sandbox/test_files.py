"""Files go up in three steps and come down to those who may see them."""

import pytest

from sandbox.manifest import Manifest
from sandbox.server import TOKEN

LETTER = b"Dear Vera, thank you."
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def put(session):
    async def put(url, content):
        async with session.post(url, data=content) as response:
            return response.status, await response.text()

    return put


@pytest.fixture
def get(session):
    async def get(url, **headers):
        async with session.get(url, headers=headers) as response:
            return response.status, await response.read()

    return get


@pytest.fixture
def upload(api, put):
    """A file that the app has sent, and not yet shared."""

    async def upload(name="letter.txt", content=LETTER):
        begun = await api("files.getUploadURLExternal", filename=name, length=len(content))
        await put(begun["upload_url"], content)
        return begun["file_id"]

    return upload


async def test_a_file_is_sent_shared_seen_and_fetched(sandbox, api, upload, get, ada):
    channel = sandbox.workspace.app_dm(ada.id).id
    file_id = await upload()
    shared = await api(
        "files.completeUploadExternal",
        files=[{"id": file_id, "title": "Thank you"}],
        channel_id=channel,
        initial_comment="Here it is",
    )

    assert await ada.sees() == "Here it is\n(Thank you)"
    told = shared["files"][0]
    assert (told["title"], told["mimetype"], told["size"]) == ("Thank you", "text/plain", 21)
    assert (await api("files.info", file=file_id))["file"]["ims"] == [channel]
    (message,) = (await api("conversations.history", channel=channel))["messages"]
    assert message["files"][0]["id"] == file_id
    assert "metadata" not in message
    assert await get(told["url_private"], **BEARER) == (200, LETTER)


async def test_a_file_comes_down_to_those_it_was_shared_with(sandbox, api, upload, get, ada, ben):
    file_id = await upload()
    url = f"{sandbox.own_url}/files/{file_id}/letter.txt"
    assert (await get(f"{url}?as={ada.id}"))[0] == 404

    channel = sandbox.workspace.app_dm(ada.id).id
    await api("files.completeUploadExternal", files=[{"id": file_id}], channel_id=channel)

    assert await get(f"{url}?as={ada.id}") == (200, LETTER)
    assert (await get(f"{url}?as={ben.id}"))[0] == 404
    assert (await get(url))[0] == 404


async def test_an_upload_is_as_long_as_was_said_and_happens_once(api, put):
    begun = await api("files.getUploadURLExternal", filename="a.txt", length=3)

    assert await put(begun["upload_url"], b"1234") == (400, "expected 3 bytes")
    assert await put(begun["upload_url"], b"123") == (200, "OK - 3")
    assert (await put(begun["upload_url"], b"123"))[0] == 404


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"filename": "a.txt"}, "invalid_arguments"),
        ({"length": 3}, "invalid_arguments"),
        ({"filename": "a.txt", "length": 20_000_001}, "file_upload_size_restricted"),
    ],
)
async def test_an_address_is_given_only_for_what_may_be_sent(api, arguments, error):
    assert (await api("files.getUploadURLExternal", **arguments))["error"] == error


async def test_what_was_not_sent_is_not_shared(api):
    begun = await api("files.getUploadURLExternal", filename="a.txt", length=3)

    unsent = await api("files.completeUploadExternal", files=[{"id": begun["file_id"]}])
    unknown = await api("files.completeUploadExternal", files=[{"id": "F0"}])
    none = await api("files.completeUploadExternal", files=[])
    wrong = await api("files.completeUploadExternal", files=[{"id": "F0", "colour": "red"}])

    errors = [answer["error"] for answer in (unsent, unknown, none, wrong)]
    assert errors == ["file_not_found", "file_not_found", "invalid_arguments", "invalid_arguments"]


@pytest.mark.parametrize("manifest", [Manifest(scopes=frozenset({"chat:write"}))])
async def test_files_need_their_scopes(api):
    up = await api("files.getUploadURLExternal", filename="a.txt", length=3)
    down = await api("files.info", file="F0")

    assert (up["needed"], down["needed"]) == ("files:write", "files:read")


async def test_a_person_sends_a_file_with_a_form(sandbox, guest, ada):
    await ada.command("/infoview everything")
    file_id = await ada.upload("cv.pdf", b"%PDF")
    await ada.fill({"File": [file_id]})
    await ada.submit()

    (sent,) = guest.heard[-1]["view"]["state"]["values"]["File"]["held"]["files"]
    assert (sent["id"], sent["name"], sent["filetype"]) == (file_id, "cv.pdf", "pdf")
    assert sent["user"] == ada.id
