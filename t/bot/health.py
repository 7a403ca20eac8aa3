"""Is the process alive, and can it do its work?"""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.delivery.heartbeat import Heart
from bot.models.engine import Database


@dataclass(frozen=True)
class Health:
    database: Database
    heart: Heart


async def live(request: Request) -> Response:
    """Red when no beat came for three intervals: restart it."""
    health: Health = request.app.state.health
    return _answer(health.heart.is_beating())


async def ready(request: Request) -> Response:
    """Red while the database is away: send it no requests."""
    health: Health = request.app.state.health
    try:
        async with health.database.reads() as session:
            await session.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError):
        return _answer(False)
    return _answer(True)


def _answer(well: bool) -> Response:
    return PlainTextResponse("ok" if well else "not ok", status_code=200 if well else 503)
