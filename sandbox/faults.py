"""What can go wrong with Slack, switched on by whoever wants to see what the app does then."""

import logging
from dataclasses import dataclass
from typing import Any

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

STORM_SECONDS = 2  # what each 429 asks the app to wait


@dataclass
class Faults:
    storm: bool = False
    lost: bool = False
    down: bool = False
    limits: bool = False

    def knows(self, name: str) -> bool:
        return name in vars(self)

    def switch(self, name: str, *, on: bool) -> None:
        setattr(self, name, on)

    def before(self) -> Response | None:
        """What the app gets in place of an answer; nothing has been done then."""
        if self.down:
            return PlainTextResponse("Service Unavailable", 503)
        return too_many(STORM_SECONDS) if self.storm else None

    def after(self, answer: Response) -> Response:
        """What becomes of an answer on its way to the app; what was asked has been done."""
        return Lost() if self.lost else answer


def too_many(seconds: int) -> Response:
    limited = {"ok": False, "error": "ratelimited"}
    return JSONResponse(limited, 429, {"Retry-After": str(seconds)})


class Lost(Response):
    """The connection ends before the answer does."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        length: Any = [(b"content-length", b"2")]
        await send({"type": "http.response.start", "status": 200, "headers": length})


def _as_meant(record: logging.LogRecord) -> bool:
    return "without completing response" not in record.getMessage()


logging.getLogger("uvicorn.error").addFilter(_as_meant)
