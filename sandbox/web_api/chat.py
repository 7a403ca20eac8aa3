"""chat.*: saying, changing and taking back messages."""

from typing import Any

from sandbox.web_api.call import Call, Failed, method
from sandbox.web_api.messages import content, described
from sandbox.web_api.pace import Tier
from sandbox.workspace import ids
from sandbox.workspace.conversations import Conversation, Message

JSON = dict[str, Any]
UPDATE_TEXT = 4_000


def post(call: Call) -> JSON:
    channel = _addressed(call)
    message = channel_say(call, channel, thread_ts=call.text("thread_ts") or None)
    return {
        "channel": channel.id,
        "ts": message.ts,
        "message": described(message, metadata=True),
    }


def post_ephemeral(call: Call) -> JSON:
    channel, person = call.channel(), call.needed("user")
    if person not in channel.members:
        raise Failed("user_not_in_channel")
    return {"message_ts": channel_say(call, channel, only_for=person).ts}


def channel_say(call: Call, channel: Conversation, **more: Any) -> Message:
    return call.workspace.say(channel, ids.BOT_USER, **content(call), **more)


def update(call: Call) -> JSON:
    channel, message = _own(call, "cant_update_message")
    new = content(call, UPDATE_TEXT)
    message.text, message.blocks = new["text"], new["blocks"]
    message.metadata = new["metadata"] or message.metadata
    message.edited_ts = call.workspace.next_ts()
    call.workspace.tell(channel, message)
    changed = described(message, metadata=True)
    del changed["ts"]
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": changed}


def delete(call: Call) -> JSON:
    channel, message = _own(call, "cant_delete_message")
    call.workspace.erase(channel, message)
    return {"channel": channel.id, "ts": message.ts}


def _addressed(call: Call) -> Conversation:
    """A message to a person's id goes to the app's DM with them."""
    if call.text("channel") in call.workspace.people:
        return call.workspace.app_dm(call.text("channel"))
    return call.channel()


def _own(call: Call, otherwise: str) -> tuple[Conversation, Message]:
    channel, ts = call.channel(), call.needed("ts")
    message = channel.messages.get(ts)
    if message is None or message.only_for:
        raise Failed("message_not_found")
    if message.user != ids.BOT_USER:
        raise Failed(otherwise)
    return channel, message


_WORDS = "channel text markdown_text blocks attachments metadata link_names parse as_user"
_LOOKS = "icon_emoji icon_url username thread_ts"
METHODS = {
    "chat.postMessage": method(
        post,
        f"{_WORDS} {_LOOKS} mrkdwn reply_broadcast unfurl_links unfurl_media",
        "chat:write",
        Tier.SPECIAL,
    ),
    "chat.postEphemeral": method(post_ephemeral, f"{_WORDS} {_LOOKS} user", "chat:write"),
    "chat.update": method(
        update,
        f"{_WORDS} ts file_ids reply_broadcast unfurl_links unfurl_media",
        "chat:write",
        Tier.THREE,
    ),
    "chat.delete": method(delete, "channel ts as_user", "chat:write", Tier.THREE),
}
