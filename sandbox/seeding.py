"""The programme at the start of term: alumni imported, and volunteers who joined by themselves."""

import asyncio
from collections.abc import Callable, Sequence

from sandbox.demo import Demo
from sandbox.programme import Row, alumni_file

AT_ONCE = 4


async def import_alumni(demo: Demo) -> str:
    return await demo.app.run("import", "alumni", str(alumni_file()))


def _quietly(done: int, of: int) -> None:
    """Nobody watches."""


async def volunteers_join(
    demo: Demo, joining: Sequence[Row], progress: Callable[[int, int], None] = _quietly
) -> None:
    """Each by the command, the form that the import has filled in, the tick, and the press.

    A few at once: each press wants its answer within three seconds, also on a busy machine.
    """
    few, done = asyncio.Semaphore(AT_ONCE), 0

    async def one(row: Row) -> None:
        nonlocal done
        async with few:
            await join(demo, row)
        done += 1
        progress(done, len(joining))

    async with asyncio.TaskGroup() as everyone:
        for row in joining:
            everyone.create_task(one(row))


async def join(demo: Demo, row: Row) -> None:
    alumnus = demo.person(row["email"])
    await alumnus.command("/infoview volunteer")
    await alumnus.fill({"Consent": True})
    errors = await alumnus.submit()
    if errors:
        raise ValueError(f"{row['name']} could not join: {errors}")
    await alumnus.cancel()
    await alumnus.read()
