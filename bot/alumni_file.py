"""`infoview import alumni FILE`: read, check, bring in, and say which rows were refused."""

import asyncio
import csv
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

import click

from bot import clock
from bot.connections import Connections, connections, linked
from bot.domain.alumni_row import READERS, AlumniRow, Problem, read_row
from bot.programme_file import read_programme
from bot.services.importing import Imported, Importing
from bot.settings import read_settings

BATCH = 500  # rows a transaction, so that the app beside it can write in between
FIRST_ROW = 2  # as a spreadsheet counts: the header is row 1


class UnreadableFile(click.ClickException):
    """No row of the file can be used."""


@dataclass(frozen=True)
class ReadFile:
    rows: list[AlumniRow]
    refused: list[str]
    unknown_columns: list[str]


@click.command("alumni")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--workspace", metavar="T…", help="Slack's id of the workspace they belong to.")
def import_alumni(file: Path, workspace: str | None) -> None:
    """Bring alumni in from a CSV file with a header row, in UTF-8.

    Only `email` and `name` must be filled; lists are split at semicolons. Nobody is messaged,
    and nobody is shown to students before joining. Safe to run twice.
    """
    read = read_file(file)
    if read.unknown_columns:
        click.echo(f"Skipped columns: {', '.join(read.unknown_columns)}", err=True)
    total = asyncio.run(_bring_in(read.rows, workspace))
    added, updated, kept, linked = astuple(total)
    click.echo(
        f"{added} added, {updated} updated, {kept} kept as they are (joined already),"
        f" {linked} found in the workspace, {len(read.refused)} refused."
    )
    for line in read.refused:
        click.echo(line, err=True)
    if read.refused:
        raise SystemExit(1)


def read_file(file: Path) -> ReadFile:
    """Raises UnreadableFile."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            lines = csv.reader(opened, strict=True)
            columns = [column.strip() for column in next(lines, [])]
            for needed in ("email", "name"):
                if needed not in columns:
                    raise UnreadableFile(f"{file}: the header has no column {needed!r}")
            return _read_rows(columns, enumerate(lines, FIRST_ROW))
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{file} is not UTF-8: save it as “CSV UTF-8”") from error
    except csv.Error as error:
        raise UnreadableFile(f"{file} is no CSV file: {error}") from error


def _read_rows(columns: list[str], numbered: Iterable[tuple[int, list[str]]]) -> ReadFile:
    rows: dict[str, AlumniRow] = {}
    refused = []
    for number, cells in numbered:
        read = _read(columns, cells) if any(map(str.strip, cells)) else []  # an empty line
        if isinstance(read, list):
            refused += [f"row {number}: {each.column}: {each.reason}" for each in read]
        elif read.email in rows:
            refused.append(f"row {number}: email: {read.email} stands in the file already")
        else:
            rows[read.email] = read
    unknown = [column for column in columns if column and column not in READERS]
    return ReadFile(list(rows.values()), refused, unknown)


def _read(columns: list[str], cells: list[str]) -> AlumniRow | list[Problem]:
    extra = [cell for cell in cells[len(columns) :] if cell.strip()]
    if extra:
        return [Problem(columns[-1], f"{extra[0]!r} comes after it, and has no column")]
    named = dict(zip(columns, cells, strict=False))
    unstorable = [column for column, cell in named.items() if "\x00" in cell]
    return [Problem(column, "holds a NUL character") for column in unstorable] or read_row(named)


async def _bring_in(rows: list[AlumniRow], workspace: str | None) -> Imported:
    settings = read_settings()
    async with connections(settings, workspace) as to:
        importing = Importing(to.database, clock.now, clock.new_id, read_programme(settings))
        total = await _in_batches(importing, to.team_id, rows)
        return total + Imported(linked=await _link(to))


async def _in_batches(importing: Importing, team_id: str, rows: list[AlumniRow]) -> Imported:
    total = Imported()
    with click.progressbar(length=len(rows), label="Importing") as bar:
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            total += await importing.add(team_id, batch)
            bar.update(len(batch))
    return total


async def _link(to: Connections) -> int:
    if to.client is None:
        click.echo("No SLACK_BOT_TOKEN: they are linked to Slack when the app runs.", err=True)
        return 0
    try:
        return await linked(to.client, to.team_id, to.members)
    except click.ClickException as error:
        click.echo(f"They are linked to Slack when the app runs: {error.message}", err=True)
        return 0
