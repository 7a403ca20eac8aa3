"""One of every payload the sandbox sends and answers, from a guest app that does everything."""

from collections import defaultdict

import aiohttp

from sandbox.clock import MovableClock
from sandbox.manifest import Manifest
from sandbox.person import Person
from sandbox.server import TOKEN, Sandbox
from sandbox.workspace import ids
from sandbox.workspace.people import Person as Member
from tests.sandbox.conftest import listener, serving, url_of
from tests.sandbox.guest_app import Guest, plain
from tests.sandbox.shapes import shape

SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}}
HOME = {"type": "home", "blocks": [SECTION]}
MODAL = {"type": "modal", "title": plain("Title"), "blocks": [SECTION]}


async def payloads(directory):
    """By name: every path and kind of value that was seen in it."""
    seen = defaultdict(set)
    for one in (await everything(directory)).traffic.kept:
        payload = one.asked if one.to_app else one.answered
        if one.name != "response_url":
            seen[_name(one)] |= set(shape(payload))
    return seen


async def everything(directory):
    """A sandbox in which all of it has happened."""
    own, app = listener(), listener()
    clock = MovableClock(directory / "clock")
    sandbox = Sandbox(clock, url_of(own), url_of(app), Manifest())
    ada, ben = (
        sandbox.workspace.join(Member(ids.person_id(name), f"{name} Moss", f"{name}@l.example"))
        for name in ("Ada", "Ben")
    )
    guest = Guest(f"{sandbox.own_url}/api/")
    async with (
        serving(sandbox.application, own),
        serving(guest.application(), app),
        aiohttp.ClientSession() as session,
    ):
        player = Person(session, sandbox.own_url, ada.id, ada.real_name)
        await _play(sandbox, player)
        await _call_everything(sandbox, session, ada, ben)
        await sandbox.events.settled()
    return sandbox


def _name(one):
    if not one.to_app:
        return one.name
    if "command" in one.asked:
        return "command"
    return one.name.split(",")[0] if one.name.startswith("event ") else one.asked["type"]


async def _play(sandbox, ada):
    await ada.command("/infoview")
    await ada.press("Open form")
    await ada.press("Push")
    await ada.cancel()
    await ada.fill({"Name": "Ada", "Who": ada})
    await ada.submit()
    await ada.command("/infoview form")
    await ada.cancel()
    await ada.open_home()
    await ada.say("Hello")
    await ada.change(tz="Asia/Tokyo")
    await sandbox.events.settled()
    channel = sandbox.workspace.app_dm(ada.id)
    message = sandbox.workspace.say(channel, ids.BOT_USER, "Press", blocks=[])
    message.blocks = [
        {
            "type": "actions",
            "block_id": "b",
            "elements": [
                {"type": "button", "action_id": "leave", "text": plain("Leave"), "value": "1"}
            ],
        }
    ]
    await ada.press("Leave")
    sandbox.events.team_join(sandbox.workspace.person(ada.id))


async def _call_everything(sandbox, session, ada, ben):
    async def call(method, **arguments):
        headers = {"Authorization": f"Bearer {TOKEN}"}
        url = f"{sandbox.own_url}/api/{method}"
        async with session.post(url, json=arguments, headers=headers) as response:
            return await response.json()

    tickets = sandbox.workspace.tickets
    await call("auth.test")
    await call("users.list", limit=2)
    await call("users.info", user=ada.id, include_locale=True)
    await call("users.lookupByEmail", email=ada.email)
    opened = await call("conversations.open", users=ada.id, return_im=True)
    group = await call("conversations.open", users=f"{ada.id},{ben.id}")
    channel = opened["channel"]["id"]
    for each in (channel, group["channel"]["id"]):
        await call("conversations.info", channel=each)
        await call("conversations.members", channel=each)
    said = await call("chat.postMessage", channel=channel, text="One", blocks=[SECTION])
    await call("chat.postEphemeral", channel=channel, user=ada.id, text="Psst")
    await call("chat.update", channel=channel, ts=said["ts"], text="Two")
    begun = await call("files.getUploadURLExternal", filename="a.txt", length=1)
    async with session.post(begun["upload_url"], data=b"1"):
        pass
    files = [{"id": begun["file_id"]}]
    await call("files.completeUploadExternal", files=files, channel_id=channel)
    await call("files.info", file=begun["file_id"])
    await call("conversations.history", channel=channel, include_all_metadata=True)
    await call("chat.delete", channel=channel, ts=said["ts"])
    opened = await call("views.open", trigger_id=tickets.new_trigger(ada.id), view=MODAL)
    await call("views.push", trigger_id=tickets.new_trigger(ada.id), view=MODAL)
    await call("views.update", view_id=opened["view"]["id"], view=MODAL)
    await call("views.publish", user_id=ada.id, view=HOME)
    await call("auth.revoke")
