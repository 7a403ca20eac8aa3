"""A Slack on loopback: keeps what it is told, refuses what Slack would, and breaks when told to."""

import asyncio
import json
from itertools import count

from aiohttp import web
from aiohttp.test_utils import TestServer

from sandbox.block_kit import faults

TEAM, BOT = "T1", "U_BOT"


class SlackStub:
    """`posts` is every message by (channel, ts); `calls` every method called, in order.

    `meanwhile` is what happens, by method, after a call was done and before it is answered.
    """

    def __init__(self):
        self.people = {}
        self.channels = {}
        self.posts = {}
        self.views = []  # modals, as they were opened or pushed
        self.homes = {}
        self.whispers = []  # what only one person sees
        self.calls = []
        self.requests = []  # what each of them said
        self.meanwhile = {}
        self.page = 100  # messages of history at one time
        self.retry_after = "7"  # seconds, with a 429
        self.troubles = {}  # method: what happens instead of, or after, the next call
        self.told = asyncio.Event()
        self.numbers = count()

    def join(self, user_id, name="", tz="America/Chicago", **more):
        email = f"{user_id.lower()}@example.edu"
        profile = {"real_name": name or user_id, "email": email}
        self.people[user_id] = {"id": user_id, "tz": tz, "team_id": TEAM, "profile": profile}
        self.people[user_id] |= more

    def trouble(self, method, *answers):
        """What happens to the next calls: a status, an error word, or "lost" (done, unanswered).

        None: nothing unusual. A ready response is given as it is.
        """
        self.troubles.setdefault(method, []).extend(answers)

    def seen_by(self, *people):
        """The texts in the DM of one person, or in the group DM of several, oldest first."""
        return [post["text"] for post in self.posts_to(*people)]

    def posts_to(self, *people):
        channel = self.channels.get(frozenset(people))
        return [post for (where, _), post in sorted(self.posts.items()) if where == channel]

    async def until(self, condition, within=60):
        """As soon as what we were told makes it true."""
        async with asyncio.timeout(within):
            while not condition():
                self.told.clear()
                await self.told.wait()

    async def serve(self):
        site = web.Application()
        site.router.add_route("*", "/api/{method}", self._answer)
        site.router.add_post("/response/{user}", self._respond)
        self.server = TestServer(site)
        await self.server.start_server()
        self.url = str(self.server.make_url("/api/"))
        self.response_url = str(self.server.make_url("/response/"))
        return self

    async def close(self):
        await self.server.close()

    async def _respond(self, request):
        said = await request.json()
        _refuse_faults(said, "message")
        self.whispers.append((request.match_info["user"], said["text"], said.get("blocks") or []))
        return web.Response(text="ok")

    async def _answer(self, request):
        method = request.match_info["method"]
        if request.content_type == "application/json":
            said = await request.json()
        else:
            said = {**request.query, **await request.post()}
        self.calls.append(method)
        self.requests.append(said)
        trouble = self.troubles.get(method) and self.troubles[method].pop(0)
        if trouble and trouble != "lost":
            return self._broken(trouble)
        answer = getattr(self, method.replace(".", "_"))(said)
        self.told.set()
        if method in self.meanwhile:
            await self.meanwhile[method](said)
        if trouble == "lost":
            request.transport.close()
        return web.json_response({"ok": True, **answer})

    def _broken(self, trouble):
        if isinstance(trouble, web.Response):
            return trouble
        if trouble == 429:
            headers = {"Retry-After": self.retry_after}
            return web.json_response({"ok": False}, status=429, headers=headers)
        if isinstance(trouble, int):
            return web.Response(status=trouble, text="upstream error")
        return web.json_response({"ok": False, "error": trouble})

    def auth_test(self, said):
        return {"team_id": TEAM, "team": "Larkspur", "user_id": BOT, "bot_id": "B1"}

    def users_info(self, said):
        return {"user": self.people[said["user"]]}

    def users_list(self, said):
        everybody, start = list(self.people.values()), int(said.get("cursor") or 0)
        end = start + int(said["limit"])
        cursor = str(end) if end < len(everybody) else ""
        return {"members": everybody[start:end], "response_metadata": {"next_cursor": cursor}}

    def conversations_open(self, said):
        people = frozenset(said["users"].split(","))
        prefix = "D" if len(people) == 1 else "G"
        return {
            "channel": {"id": self.channels.setdefault(people, f"{prefix}{len(self.channels)}")}
        }

    def chat_postMessage(self, said):  # noqa: N802
        said = _read(said)
        _refuse_faults(said, "message")
        ts = f"1767625200.{next(self.numbers):06d}"
        self.posts[said["channel"], ts] = {**said, "ts": ts}
        return {"ts": ts, "channel": said["channel"]}

    def chat_update(self, said):
        said = _read(said)
        _refuse_faults(said, "message")
        self.posts[said["channel"], said["ts"]] |= said
        return {"ts": said["ts"]}

    def chat_delete(self, said):
        if self.posts.pop((said["channel"], said["ts"]), None) is None:
            return {"ok": False, "error": "message_not_found"}
        return {"ts": said["ts"]}

    def conversations_history(self, said):
        messages = [
            {**post, "metadata": post.get("metadata") if said.get("include_all_metadata") else None}
            for (channel, ts), post in sorted(self.posts.items())
            if channel == said["channel"]
        ]
        start = int(said.get("cursor") or 0)
        end = start + self.page
        cursor = str(end) if end < len(messages) else ""
        return {"messages": messages[start:end], "response_metadata": {"next_cursor": cursor}}

    def views_open(self, said):
        view = _read(said)["view"]
        _refuse_faults(view, "modal")
        self.views.append(view)
        return {"view": {"id": "V1"}}

    views_push = views_open

    def views_update(self, said):
        """Of the modal opened last, or pushed."""
        view = _read(said)["view"]
        _refuse_faults(view, "modal")
        self.views[-1] = view
        return {"view": {"id": said["view_id"]}}

    def views_publish(self, said):
        said = _read(said)
        _refuse_faults(said["view"], "home")
        self.homes[said["user_id"]] = said["view"]
        return {"view": {"id": "VH"}}


def _refuse_faults(payload, surface):
    found = faults({key: payload[key] for key in payload if key in _CHECKED[surface]}, surface)
    assert found == [], found


_CHECKED = {
    "message": {"text", "blocks"},
    "modal": {"type", "title", "submit", "close", "blocks", "private_metadata", "callback_id"},
    "home": {"type", "blocks"},
}


def _read(said):
    """Form fields that hold JSON, read."""
    nested = ("blocks", "metadata", "view")
    return {
        key: json.loads(value) if key in nested and isinstance(value, str) else value
        for key, value in said.items()
    }
