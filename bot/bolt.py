"""Bolt, as we use it: every 200 after the commit, and nothing of its own set-up."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

import handlers
from bot.delivery.workspace import Identity
from handlers import Services

Authorize = Callable[[str | None], Awaitable[Any]]


def slack_app(services: Services, authorize: Authorize, client: AsyncWebClient) -> AsyncApp:
    """Slack gets its 200 only when the listener is done: commit, then ack.

    The client is a pattern without a token: each request gets one like it, with its workspace's.
    With an `authorize` of our own, Bolt neither asks auth.test at each request nor reads OAuth
    settings from the environment. What is unsigned was turned away before (handlers/http.py).
    """
    app = AsyncApp(
        client=client,
        authorize=authorize,
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
    )
    handlers.register(app, services)
    return app


def authorize_as(us: Identity, token: str) -> Authorize:
    """One workspace: requests from any other get no token."""

    async def authorize(team_id: str | None) -> AuthorizeResult | None:
        if team_id != us.team_id:
            return None
        return AuthorizeResult(
            enterprise_id=None,
            team_id=us.team_id,
            team=us.team,
            bot_token=token,
            bot_id=us.bot_id,
            bot_user_id=us.bot_user_id,
        )

    return authorize
