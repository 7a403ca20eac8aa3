"""The measure: a Bolt app that acks and does nothing else, set up as well as Infoview's is."""

import os
from typing import Any

import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult

from benchmarks.child import end_with_parent
from benchmarks.people import TEAM
from benchmarks.requests import SIGNING_KEY, TOKEN


async def authorize(**_: Any) -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None, team_id=TEAM, bot_token=TOKEN, bot_id="B0", bot_user_id="U0BOT"
    )


async def only_ack(ack: AsyncAck) -> None:
    await ack()


def bare_app() -> AsyncApp:
    app = AsyncApp(signing_secret=SIGNING_KEY, authorize=authorize, process_before_response=True)
    app.command("/infoview")(only_ack)
    app.action("introduction.accept")(only_ack)
    return app


if __name__ == "__main__":
    end_with_parent()
    uvicorn.run(
        AsyncSlackRequestHandler(bare_app()),
        host="127.0.0.1",
        port=int(os.environ["PORT"]),
        log_config=None,
        access_log=False,
    )
