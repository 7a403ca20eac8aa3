"""Run the app until it is told to stop."""

import asyncio
import sys
from contextlib import suppress

import uvicorn
from starlette.applications import Starlette

from bot import clock
from bot.app import Now, build
from bot.logs import set_up_logs
from bot.settings import Settings

TURN = 0.0005  # seconds Python stays with a search in its thread while a press waits for its own


def serve(settings: Settings, now: Now = clock.now) -> None:
    """Until told to stop. Raises click.ClickException when it cannot start."""
    sys.setswitchinterval(TURN)
    set_up_logs(settings.log_level, settings.log_format)
    app = build(settings, now)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            ws="none",
        )
    )
    with suppress(KeyboardInterrupt):
        asyncio.run(_run(app, server))


async def _run(app: Starlette, server: uvicorn.Server) -> None:
    """The lifespan is ours, not uvicorn's, which would tell in a traceback why it did not begin.

    A signal to stop ends the server first; then what is being said is let finish.
    """
    with server.capture_signals():
        async with app.router.lifespan_context(app):
            await server.serve()
