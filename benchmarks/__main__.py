"""`make bench`, or `python -m benchmarks`."""

import asyncio
import json
import tempfile
from pathlib import Path

import click

from benchmarks.measuring import measure
from benchmarks.page import NO_CHROMIUM, measure_page
from benchmarks.report import as_json, table


@click.command()
@click.option("--seconds", default=4.0, show_default=True, help="For each figure, of each app.")
@click.option("--json", "machine", is_flag=True, help="Print the figures as JSON.")
def main(seconds: float, machine: bool) -> None:
    """Measure Infoview beside a Bolt app that only acks, on this machine."""
    click.echo("Two or three minutes: a database of 4,500 volunteers, then the load …", err=True)
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(measure(Path(folder), seconds))
    page = asyncio.run(measure_page())
    if machine:
        print(json.dumps({**as_json(figures), "page": vars(page) if page else None}, indent=2))
    else:
        print(f"{table(figures)}\n\n{page or NO_CHROMIUM}")


if __name__ == "__main__":
    main()
