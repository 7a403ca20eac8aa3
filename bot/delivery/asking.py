"""One call to Slack, and what its answer means. A lost answer is not a no."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

ANSWER_WITHIN = timedelta(seconds=10)
TOO_MANY = frozenset({"ratelimited", "rate_limited"})
MAYBE = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})


class SlackSaidNo(Exception):
    """Certainly not done, and asking again would not help."""


class SlowDown(Exception):
    """Certainly not done: too many calls of this method."""

    def __init__(self, method: str, retry_after: float) -> None:
        super().__init__(f"{method}: again in {retry_after} s")
        self.method, self.retry_after = method, retry_after


class NobodyKnows(Exception):
    """No answer, or one that says nothing: it may have been done."""

    def __init__(self, method: str, what: str) -> None:
        super().__init__(f"{method}: {what}")
        self.method = method


def web_client(
    token: str | None, base_url: str, session: aiohttp.ClientSession | None = None
) -> AsyncWebClient:
    """Without the default retry handler, which posts a second time when an answer is lost."""
    return AsyncWebClient(token, base_url=base_url, session=session, retry_handlers=[])


async def asked(method: str, call: Awaitable[Any], within: timedelta = ANSWER_WITHIN) -> Any:
    """The answer to one call. Raises SlackSaidNo, SlowDown, NobodyKnows.

    The time-out is kept here: a client with a shared HTTP session forgets its own.
    """
    try:
        async with asyncio.timeout(within.total_seconds()):
            return await call
    except SlackApiError as error:
        raise _meaning(method, error.response) from error
    except (aiohttp.ClientError, OSError) as error:  # a TimeoutError is an OSError
        raise NobodyKnows(method, repr(error)) from error
    except (AttributeError, ValueError) as error:  # the client found no JSON in it
        raise NobodyKnows(method, "an answer that is none of Slack's") from error


def _meaning(method: str, answer: object) -> Exception:
    """Only one of Slack's own words in a whole answer is a clear no."""
    if not isinstance(answer, AsyncSlackResponse):
        return NobodyKnows(method, "an answer that broke off")
    word = answer.data.get("error") if isinstance(answer.data, dict) else None
    if answer.status_code == 429 or word in TOO_MANY:
        return SlowDown(method, _seconds(answer.headers.get("Retry-After", "")))
    if answer.status_code != 200 or not word or word in MAYBE:
        return NobodyKnows(method, f"{answer.status_code} {word or ''}".strip())
    return SlackSaidNo(f"{method}: {word}")


def _seconds(retry_after: str) -> float:
    """Never at once, also when Slack does not say."""
    return max(1.0, float(retry_after)) if retry_after.isdecimal() else 1.0
