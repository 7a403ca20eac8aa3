"""Everything one person has on their screen, as data."""

from typing import Any

from sandbox.page import mrkdwn
from sandbox.page.viewer import Viewer
from sandbox.page.words import blocks_words, view_words
from sandbox.workspace.conversations import Conversation, Message
from sandbox.workspace.ids import BOT_USER
from sandbox.workspace.views import View, described
from sandbox.workspace.workspace import Workspace

JSON = dict[str, Any]


def viewer(workspace: Workspace, person_id: str) -> Viewer:
    return Viewer(workspace.person(person_id), workspace.people, workspace.now())


def screen(workspace: Workspace, person_id: str) -> JSON:
    looking, screens = viewer(workspace, person_id), workspace.screens
    home = screens.homes.get(person_id)
    return {
        "version": workspace.news.versions[person_id],
        "now": workspace.now().isoformat(),
        "person": {"id": person_id, "name": looking.person.real_name, "tz": looking.person.tz},
        "conversations": [
            _conversation(channel, looking) for channel in workspace.conversations_of(person_id)
        ],
        "home": _view(home, looking) if home else None,
        "modals": [_view(view, looking) for view in screens.stacks[person_id]],
        "notices": screens.notices[person_id],
    }


def _conversation(channel: Conversation, looking: Viewer) -> JSON:
    return {
        "id": channel.id,
        "name": looking.title_of(channel),
        "is_app": channel.is_im and BOT_USER in channel.members,
        "unread": channel.unread(looking.person.id),
        "messages": [_message(m, looking) for m in channel.seen_by(looking.person.id)],
    }


def _message(message: Message, looking: Viewer) -> JSON:
    return {
        "ts": message.ts,
        "user": message.user,
        "from": looking.name_of(message.user),
        "text": message.text,
        "blocks": message.blocks,
        "only_for": message.only_for,
        "edited": message.edited_ts is not None,
        "words": message_words(message, looking),
    }


def message_words(message: Message, looking: Viewer) -> str:
    said = (
        blocks_words(message.blocks, looking)
        if message.blocks
        else mrkdwn.plain(message.text, looking)
    )
    files = [f"({file.title})" for file in message.files]
    return "\n".join(part for part in (said, *files) if part)


def _view(view: View, looking: Viewer) -> JSON:
    told = described(view)
    return {**told, "words": view_words(told, looking)}
