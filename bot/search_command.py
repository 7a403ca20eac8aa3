"""`infoview search`: what `find` would show, from a terminal, one query or many."""

import asyncio
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from bot import clock
from bot.connections import connections
from bot.programme_file import read_programme
from bot.services.searching import Listing, Searching
from bot.settings import read_settings

LIMIT = 10


@click.command("search")
@click.argument("query", required=False)
@click.option("--limit", default=LIMIT, show_default=True, type=click.IntRange(1, 1000))
@click.option("--json", "machine", is_flag=True, help="One line of JSON for each query.")
@click.option("--listed", is_flag=True, help="Also people who were imported and have not joined.")
@click.option("--workspace", metavar="T…", help="Slack's id of the workspace.")
def search(
    query: str | None, limit: int, machine: bool, listed: bool, workspace: str | None
) -> None:
    """Whom students would find for QUERY; with -, for each line of the standard input."""
    if not query:
        raise click.UsageError("Say what to look for, or - to read one query a line.")
    lines = _lines(sys.stdin) if query == "-" else [query]
    asyncio.run(_search(lines, limit, machine, listed, workspace))


async def _search(
    queries: Iterable[str], limit: int, machine: bool, listed: bool, workspace: str | None
) -> None:
    settings = read_settings()
    async with connections(settings, workspace) as to:
        programme = read_programme(settings)
        searching = Searching(to.database, clock.now, clock.new_id, programme)
        for query in queries:
            began = clock.monotonic()
            found = await searching.search_for(to.team_id, query, limit=limit, everybody=listed)
            took = 1000 * (clock.monotonic() - began)
            click.echo(_json(query, found, took) if machine else _text(query, found))


def _lines(typed: Iterable[str]) -> Iterator[str]:
    return (line for line in (line.strip() for line in typed) if line)


def _json(query: str, listing: Listing, took: float) -> str:
    line: dict[str, Any] = {
        "query": query,
        "results": [
            {
                "email": hit.email,
                "name": hit.name,
                "score": round(hit.score, 4),
                "why": [vars(reason) for reason in hit.why],
            }
            for hit in listing.hits
        ],
        "did_you_mean": listing.understood.did_you_mean,
        "relaxed": list(listing.relaxed),
        "ms": round(took, 2),
    }
    return json.dumps(line, ensure_ascii=False)


def _text(query: str, listing: Listing) -> str:
    lines = [f"{query}:" if listing.hits else f"{query}: nobody"]
    for hit in listing.hits:
        why = "; ".join(f"{reason.part.replace('_', ' ')}: {reason.words}" for reason in hit.why)
        lines.append(f"  {hit.score:5.2f}  {hit.name} <{hit.email}>  {why}")
    if listing.understood.did_you_mean:
        lines.append(f"  Did you mean: {listing.understood.did_you_mean}")
    if listing.relaxed:
        lines.append(f"  Not met by the first: {', '.join(listing.relaxed)}")
    return "\n".join(lines)
