"""What the templates of the page show, gathered for one viewer."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any

from sandbox.page.dates import clock_time, day_words
from sandbox.page.viewer import Viewer
from sandbox.workspace.conversations import Conversation, Message
from sandbox.workspace.ids import BOT_USER
from sandbox.workspace.people import Person
from sandbox.workspace.workspace import NotThere, Workspace

JSON = dict[str, Any]
SHOWN = 200
OTHERS = 6
FOLLOWS_WITHIN = timedelta(minutes=5)
APP_TABS = ("home", "messages", "about")


@dataclass(frozen=True)
class Place:
    """Where on the page one is: a tab of the app, or a group DM."""

    kind: str
    title: str
    channel: str = ""
    members: str = ""


def place(workspace: Workspace, viewer: Viewer, here: str) -> Place:
    app = workspace.app_dm(viewer.person.id)
    if here in APP_TABS:
        name = workspace.name_of_app
        return Place(here, name, app.id if here == "messages" else "")
    channel = workspace.conversation_by_id(here)
    if viewer.person.id not in channel.members:
        raise NotThere("channel_not_found")
    everyone = ", ".join(sorted(viewer.name_of(m) for m in channel.members))
    return Place("group", viewer.title_of(channel), channel.id, f"You talk here: {everyone}")


def entries(viewer: Viewer, channel: Conversation) -> list[JSON]:
    """Messages with what stands around them: days between, names where the speaker changes."""
    messages = channel.seen_by(viewer.person.id)[-SHOWN:]
    return [_entry(viewer, before, message) for before, message in pairwise([None, *messages])]


def _entry(viewer: Viewer, before: Message | None, message: Message | None) -> JSON:
    if message is None:
        raise ValueError("only the first has nothing before it")
    at = viewer.local(float(message.ts))
    earlier = viewer.local(float(before.ts)) if before else None
    new_day = earlier is None or earlier.date() != at.date()
    same = before is not None and (before.user, before.only_for) == (message.user, message.only_for)
    return {
        "message": message,
        "author": viewer.people[message.user],
        "time": clock_time(at),
        "day": day_words(at, viewer.local_now) if new_day else "",
        "follows": same and not new_day and at - (earlier or at) < FOLLOWS_WITHIN,
    }


def sidebar(workspace: Workspace, viewer: Viewer) -> JSON:
    mine = workspace.conversations_of(viewer.person.id)
    return {
        "bot": workspace.people[BOT_USER],
        "app_unread": workspace.app_dm(viewer.person.id).unread(viewer.person.id),
        "groups": [_group(viewer, channel) for channel in mine if not channel.is_im],
        "others": _others(workspace, viewer),
    }


def _group(viewer: Viewer, channel: Conversation) -> JSON:
    return {
        "id": channel.id,
        "title": viewer.title_of(channel),
        "unread": channel.unread(viewer.person.id),
        "size": len(channel.members) - 2,
    }


def _others(workspace: Workspace, viewer: Viewer) -> list[JSON]:
    """Those who have something unread, the latest first: the next to be, mostly."""
    found: dict[str, JSON] = {}
    for channel in workspace.last_spoken_in():
        if len(found) >= OTHERS:
            break
        for member in sorted(channel.members - {viewer.person.id, BOT_USER}):
            unread = channel.unread(member)
            if unread:
                where = "messages" if channel.is_im else channel.id
                new = {"person": workspace.people[member], "place": where, "unread": 0}
                found.setdefault(member, new)["unread"] += unread
    return list(found.values())[:OTHERS]


def time(viewer: Viewer) -> JSON:
    now = viewer.local_now
    return {
        "clock": clock_time(now),
        "weekday": f"{now:%a}",
        "date": f"{now:%b} {now.day}, {now.year}",
        "zone": viewer.person.tz.split("/")[-1].replace("_", " "),
    }


def people_named(workspace: Workspace, typed: str) -> list[Person]:
    """Everybody of whom each typed word is in the name, the title or the place; best first."""
    words = typed.casefold().split()
    if not words:
        return workspace.humans()
    found = [p for p in workspace.humans() if all(word in _about(p) for word in words)]
    return sorted(found, key=lambda p: not _about(p).startswith(typed.casefold()))


def _about(person: Person) -> str:
    return f"{person.real_name} {person.title} {person.tz}".casefold()
