"""files.*: an address to send the bytes to, then the share; and what a file is."""

from typing import Any

from sandbox.web_api.call import Call, Failed, method
from sandbox.web_api.messages import checked_blocks
from sandbox.workspace import ids
from sandbox.workspace.conversations import Conversation
from sandbox.workspace.files import MOST_BYTES, File, described

JSON = dict[str, Any]


def get_upload_url(call: Call) -> JSON:
    name, length = call.needed("filename"), call.number("length", 0, MOST_BYTES + 1)
    if not length:
        raise Failed("invalid_arguments", ["missing required field: length"])
    if length > MOST_BYTES:
        raise Failed("file_upload_size_restricted")
    files = call.workspace.files
    file = files.expect(ids.BOT_USER, name, length, call.text("alt_txt"))
    return {"upload_url": f"{call.workspace.url}/upload/v1/{file.id}", "file_id": file.id}


def complete_upload(call: Call) -> JSON:
    given = call.parsed("files", "invalid_arguments")
    if not isinstance(given, list) or not given:
        raise Failed("invalid_arguments", ["missing required field: files"])
    files = [_uploaded(call, entry) for entry in given]
    channels = [_channel(call, name) for name in _channels(call)]
    blocks = checked_blocks(call.parsed("blocks", "invalid_blocks_format"))
    for channel in channels:
        for file in files:
            file.channels.append(channel.id)
        call.workspace.say(
            channel, ids.BOT_USER, call.text("initial_comment"), blocks=blocks, files=files
        )
    return {"files": [described(file) for file in files]}


def info(call: Call) -> JSON:
    file = _known(call, call.needed("file"))
    told = described(file)
    return {"file": told, "comments": [], "response_metadata": {"next_cursor": ""}}


def _uploaded(call: Call, given: Any) -> File:
    if not isinstance(given, dict) or set(given) - {"id", "title", "highlight_type"}:
        raise Failed("invalid_arguments", ["files must be a list of id and title"])
    file = _known(call, str(given.get("id")))
    if file.content is None:
        raise Failed("file_not_found", [f"nothing was uploaded as {file.id}"])
    file.title = str(given.get("title") or file.title)
    return file


def _known(call: Call, file_id: str) -> File:
    file = call.workspace.files.kept.get(file_id)
    if file is None:
        raise Failed("file_not_found")
    return file


def _channels(call: Call) -> list[str]:
    return [*call.listed("channel_id"), *call.listed("channels")]


def _channel(call: Call, name: str) -> Conversation:
    found = call.workspace.conversations.get(name)
    if found is None or ids.BOT_USER not in found.members:
        raise Failed("channel_not_found")
    return found


METHODS = {
    "files.getUploadURLExternal": method(
        get_upload_url, "filename length alt_txt snippet_type", "files:write"
    ),
    "files.completeUploadExternal": method(
        complete_upload, "files channel_id channels initial_comment thread_ts blocks", "files:write"
    ),
    "files.info": method(info, "file count cursor limit page", "files:read"),
}
