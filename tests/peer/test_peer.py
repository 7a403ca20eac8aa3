"""An independent check that the sandbox is like Slack: the story's calls, made again elsewhere."""

import aiohttp
import pytest

from sandbox.demo import demo
from sandbox.seeding import import_alumni
from sandbox.story import fill_the_house, play
from sandbox.web_api.server import METHODS
from tests.peer.emulate import installed, running
from tests.peer.replay import Replay
from tests.sandbox.everything import everything

pytestmark = pytest.mark.xdist_group("peer")
# What it does not know at all, and so cannot confirm: presses, commands, forms and events (they go
# the other way), Socket Mode, 429, the limits of Block Kit, unknown arguments, zones and guests.
EVERYTHING = {"chat:write", "im:write", "mpim:write", "im:history", "mpim:history", "im:read"} | {
    *("mpim:read", "users:read", "users:read.email", "files:write", "files:read")
}


@pytest.fixture(scope="module")
def modules():
    return installed()


@pytest.fixture
def replayed(modules, tmp_path):
    """What came of a sandbox's calls at the other one, with the same people in both."""

    async def replayed(sandbox, scopes):
        humans = sandbox.workspace.humans()
        people = [{"name": p.name, "email": p.email} for p in humans]
        async with (
            running(modules, tmp_path, people, scopes) as url,
            aiohttp.ClientSession() as session,
        ):
            replay = Replay(session, url, {})
            listed = await replay.ask("users.list", {"limit": 1_000})
            theirs = {member["profile"].get("email"): member["id"] for member in listed["members"]}
            replay.names |= {p.id: theirs[p.email] for p in humans}
            for call in sandbox.traffic.kept:
                if not call.to_app and call.name != "response_url":
                    await replay.again(call)
        return replay

    return replayed


async def test_the_storys_calls_get_the_same_answers_from_another_slack(replayed, tmp_path):
    async with demo(tmp_path, port=0, app_port=0) as up:
        await up.app.start()
        await import_alumni(up)
        await fill_the_house(up, 3)
        await play(up, lambda line: None)

    replay = await replayed(up.sandbox, up.sandbox.manifest.scopes)

    assert (replay.differ, replay.unknown) == (set(), set())
    assert set(replay.agreed) >= {"chat.postMessage", "chat.update", "conversations.open"}
    assert set(replay.agreed) >= {"views.open", "views.publish", "users.list", "auth.test"}


async def test_every_method_of_the_sandbox_answers_as_another_slack_does(replayed, tmp_path):
    replay = await replayed(await everything(tmp_path), EVERYTHING)

    assert replay.differ == set()
    assert replay.unknown == {"auth.revoke"}
    assert set(METHODS) == set(replay.agreed)


async def test_what_another_slack_does_not_know_is_listed(modules, tmp_path):
    people = [{"name": "ada", "email": "ada@larkspur.example"}]
    async with (
        running(modules, tmp_path, people, EVERYTHING) as url,
        aiohttp.ClientSession() as session,
    ):
        replay = Replay(session, url, {})
        socket = await replay.ask("apps.connections.open", {})
        unknown = await replay.ask("auth.test", {"colour": "red"})
        view = {"type": "home", "blocks": [], "colour": "red"}
        listed = await replay.ask("users.list", {})
        ada = listed["members"][-1]["id"]
        faulty = await replay.ask("views.publish", {"user_id": ada, "view": view})

    assert socket is None
    assert unknown["ok"]
    assert faulty["ok"]
    assert "tz" not in listed["members"][-1]
