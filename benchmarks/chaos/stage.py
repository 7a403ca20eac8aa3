"""Everything a run needs, set up and taken down again."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks.chaos.plan import Plan
from benchmarks.chaos.processes import Postgres, postgres, slack
from benchmarks.chaos.replicas import Replica, replicas
from benchmarks.chaos.rows import everybody
from benchmarks.chaos.tables import join
from bot.models.engine import Database, connect
from bot.models.migrate import migrate


@dataclass(frozen=True)
class Stage:
    database: Database
    postgres: Postgres | None
    replicas: list[Replica]
    slack: str
    http: aiohttp.ClientSession

    async def control(self, what: str, **query: Any) -> None:
        """Tell the stand-in for Slack what to do."""
        async with self.http.post(f"{self.slack}/{what}", params=query) as answer:
            answer.raise_for_status()

    async def posted(self) -> int:
        async with self.http.get(f"{self.slack}/posted") as answer:
            return int(await answer.text())

    async def ledger(self) -> dict[str, Any]:
        async with self.http.get(f"{self.slack}/ledger") as answer:
            ledger: dict[str, Any] = await answer.json()
            return ledger


@asynccontextmanager
async def staged(plan: Plan) -> AsyncIterator[Stage]:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = None
        if plan.kind == "postgresql":
            server = await stack.enter_async_context(postgres(folder))
        url = server.url if server else f"sqlite:///{folder / 'infoview.db'}"
        database = connect(url)
        stack.push_async_callback(database.dispose)
        await migrate(database)
        await join(database, everybody(plan.sends))
        stand_in = await stack.enter_async_context(slack(folder))
        environment = plan.environment()
        running = replicas(folder, plan.replicas, environment, url, stand_in)
        http = await stack.enter_async_context(aiohttp.ClientSession())
        yield Stage(database, server, await stack.enter_async_context(running), stand_in, http)
