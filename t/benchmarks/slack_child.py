"""A Slack that says yes to everything at once: what the app tells it is not part of the measure."""

import os
from itertools import count
from typing import Any

from aiohttp import web

from benchmarks.child import end_with_parent
from benchmarks.people import TEAM

_numbers = count(1)


def _answer(method: str) -> dict[str, Any]:
    number = next(_numbers)
    match method:
        case "auth.test":
            return {"team_id": TEAM, "team": "Benchmark", "user_id": "U0BOT", "bot_id": "B0"}
        case "users.list":
            return {"members": []}
        case "conversations.open":
            return {"channel": {"id": f"G{number:08}"}}
        case _:
            return {"channel": "D0CARD", "ts": f"1767625200.{number:06}"}


async def answer(request: web.Request) -> web.Response:
    return web.json_response({"ok": True, **_answer(request.match_info["method"])})


if __name__ == "__main__":
    end_with_parent()
    slack = web.Application()
    slack.router.add_route("*", "/api/{method}", answer)
    web.run_app(slack, host="127.0.0.1", port=int(os.environ["PORT"]), print=None, access_log=None)
