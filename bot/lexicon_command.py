"""`infoview lexicon`: what search knows of work, and an O*NET release beside it."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import click

from bot import clock
from bot.connections import opened
from bot.models.engine import Database
from bot.onet_files import read_release
from bot.search.lexicon import lexicon as built_in
from bot.services.lexicon import bring_in, leave_out, loaded
from bot.services.reading import read_anew
from bot.settings import read_settings

CREDIT = (
    "Occupations and titles come from the O*NET database ({name}) of the U.S. Department of Labor,"
    " Employment and Training Administration (USDOL/ETA), licensed CC BY 4.0. Infoview keeps only"
    " their words; USDOL/ETA has neither checked nor endorsed that."
)


@click.group("lexicon", invoke_without_command=True)
@click.pass_context
def lexicon(context: click.Context) -> None:
    """What search knows of work; alone, the command says what is loaded."""
    if context.invoked_subcommand is None:
        _do(_show)


@lexicon.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def import_command(folder: Path) -> None:
    """Add the occupations of an O*NET database release: its text files, unpacked into FOLDER.

    They come under the built-in lexicon, for all workspaces; an earlier release makes room.
    Profiles are then read anew: about a minute for ten thousand. Safe to run twice.
    """
    occupations, name = read_release(folder), folder.resolve().name

    async def work(database: Database) -> None:
        await bring_in(database, clock.now(), name, occupations)
        await _read_anew(database)
        await _show(database)

    _do(work)


@lexicon.command("drop")
def drop_command() -> None:
    """Leave out what was imported. Profiles are then read anew."""

    async def work(database: Database) -> None:
        await leave_out(database)
        await _read_anew(database)
        await _show(database)

    _do(work)


async def _read_anew(database: Database) -> None:
    began = clock.monotonic()
    profiles = await read_anew(database)
    click.echo(f"{profiles:,} profiles read anew in {clock.monotonic() - began:.1f} s.")


async def _show(database: Database) -> None:
    roles = built_in().roles.values()
    names = sum(len(role.names) for role in roles)
    click.echo(f"Built in: {len(roles):,} roles with {names:,} names.")
    release = await loaded(database)
    if release is None:
        click.echo("Nothing is imported.")
        return
    day = f"{release.imported_at:%Y-%m-%d}"
    counts = f"{release.occupations:,} occupations with {release.titles:,} titles"
    click.echo(f"Imported on {day}: {release.name}, {counts}.")
    click.echo(CREDIT.format(name=release.name))


def _do(work: Callable[[Database], Awaitable[None]]) -> None:
    async def run() -> None:
        async with opened(read_settings().database_url) as database:
            await work(database)

    asyncio.run(run())
