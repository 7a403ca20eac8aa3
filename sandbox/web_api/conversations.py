"""conversations.*: opening, describing, reading back."""

import base64
import binascii
from typing import Any

from sandbox.web_api.call import Call, Failed, method
from sandbox.web_api.messages import described
from sandbox.web_api.pace import Tier
from sandbox.workspace import ids
from sandbox.workspace.conversations import Conversation, Message

JSON = dict[str, Any]
MOST_PEOPLE = 8


def open_(call: Call) -> JSON:
    if call.text("channel"):
        return _opened(call, call.channel(), already=True)
    people = list(dict.fromkeys(call.listed("users")))
    if not people:
        raise Failed("users_list_not_supplied")
    people = [person for person in people if person != ids.BOT_USER]
    if not people:
        raise Failed("cannot_dm_bot")
    if len(people) > MOST_PEOPLE:
        raise Failed("too_many_users")
    for person in people:
        if call.workspace.person(person).deleted:
            raise Failed("user_disabled")
    members = {*people, ids.BOT_USER}
    key = ids.conversation_id(members)
    already = key in call.workspace.conversations
    if call.flag("prevent_creation") and not already:
        raise Failed("channel_not_found")
    return _opened(call, call.workspace.conversation(members), already=already)


def _opened(call: Call, channel: Conversation, *, already: bool) -> JSON:
    answer: JSON = {"channel": {"id": channel.id}}
    if call.flag("return_im"):
        answer["channel"] = _described(call, channel)
    return {"no_op": True, "already_open": True, **answer} if already else answer


def info(call: Call) -> JSON:
    return {"channel": _described(call, call.channel())}


def members(call: Call) -> JSON:
    return {"members": sorted(call.channel().members), "response_metadata": {"next_cursor": ""}}


def history(call: Call) -> JSON:
    """Newest first. Ephemeral messages were never in it; metadata comes only when asked for."""
    channel, limit = call.channel(), call.number("limit", 100, 999)
    wanted = [m for m in reversed(channel.seen_by(ids.BOT_USER)) if _within(call, m)]
    page, more = wanted[:limit], len(wanted) > limit
    return {
        "messages": [described(m, metadata=call.flag("include_all_metadata")) for m in page],
        "has_more": more,
        "pin_count": 0,
        "channel_actions_ts": None,
        "channel_actions_count": 0,
        "response_metadata": {"next_cursor": _cursor(page[-1]) if more else ""},
    }


def _within(call: Call, message: Message) -> bool:
    oldest, latest, at = call.text("oldest"), call.text("latest"), float(message.ts)
    if call.text("cursor") and at >= _before(call):
        return False
    inclusive = call.flag("inclusive")
    if oldest and (at < float(oldest) or (at == float(oldest) and not inclusive)):
        return False
    return not (latest and (at > float(latest) or (at == float(latest) and not inclusive)))


def _cursor(last: Message) -> str:
    return base64.b64encode(f"next_ts:{last.ts}".encode()).decode()


def _before(call: Call) -> float:
    try:
        return float(base64.b64decode(call.text("cursor")).decode().removeprefix("next_ts:"))
    except (ValueError, binascii.Error) as bad:
        raise Failed("invalid_cursor") from bad


def _described(call: Call, channel: Conversation) -> JSON:
    told: JSON = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": False,
        "is_im": channel.is_im,
        "is_org_shared": False,
        "context_team_id": ids.TEAM,
        "updated": channel.created * 1000,
    }
    if channel.is_im:
        (other,) = channel.members - {ids.BOT_USER}
        return {**told, "user": other, "is_open": True, "priority": 0}
    people = [call.workspace.people[m].name for m in sorted(channel.members)]
    return {
        **told,
        "name": f"mpdm-{'--'.join(people)}-1",
        "name_normalized": f"mpdm-{'--'.join(people)}-1",
        "is_channel": False,
        "is_group": True,
        "is_mpim": True,
        "is_private": True,
        "is_member": True,
        "creator": ids.BOT_USER,
    }


def _reads(kind: str) -> Any:
    """The scope for a DM begins with im, for a group DM with mpim."""

    def scope(call: Call) -> str:
        return f"{'mpim' if call.text('channel').startswith('G') else 'im'}:{kind}"

    return scope


def _writes(call: Call) -> str:
    return "mpim:write" if len(call.listed("users")) > 1 else "im:write"


METHODS = {
    "conversations.open": method(
        open_, "channel users return_im prevent_creation", _writes, Tier.THREE
    ),
    "conversations.info": method(
        info, "channel include_locale include_num_members", _reads("read"), Tier.THREE
    ),
    "conversations.members": method(members, "channel cursor limit", _reads("read")),
    "conversations.history": method(
        history,
        "channel cursor include_all_metadata inclusive latest limit oldest",
        _reads("history"),
        Tier.THREE,
    ),
}
