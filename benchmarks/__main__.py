"""`make bench`, or `python -m benchmarks`."""

import asyncio
import json
import tempfile
from pathlib import Path

import click

from benchmarks.measuring import measure
from benchmarks.page import NO_CHROMIUM, measure_page
from benchmarks.report import as_json, table
from benchmarks.search_speed import measure_search


@click.command()
@click.option("--seconds", default=4.0, show_default=True, help="For each figure, of each app.")
@click.option(
    "--search", metavar="N", type=int, help="Only how long a search takes among N volunteers."
)
@click.option("--postgresql", is_flag=True, help="With --search: on PostgreSQL too.")
@click.option("--json", "machine", is_flag=True, help="Print the figures as JSON.")
def main(seconds: float, search: int | None, postgresql: bool, machine: bool) -> None:
    """Measure Infoview beside a Bolt app that only acks, on this machine."""
    if search:
        with tempfile.TemporaryDirectory() as folder:
            click.echo(measure_search(Path(folder), search, postgresql=postgresql))
        return
    click.echo("Three minutes: the page, a database of 4,500 volunteers, the load …", err=True)
    page = asyncio.run(measure_page())  # first: a database with a million rows tidies up for long
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(measure(Path(folder), seconds))
    if machine:
        print(json.dumps({**as_json(figures), "page": vars(page) if page else None}, indent=2))
    else:
        print(f"{table(figures)}\n\n{page or NO_CHROMIUM}")


if __name__ == "__main__":
    main()
