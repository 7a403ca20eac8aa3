"""`make bench`, or `python -m benchmarks`."""

import asyncio
import json
import tempfile
from pathlib import Path

import click

from benchmarks.measuring import measure
from benchmarks.report import as_json, table


@click.command()
@click.option("--seconds", default=4.0, show_default=True, help="For each figure, of each app.")
@click.option("--json", "machine", is_flag=True, help="Print the figures as JSON.")
def main(seconds: float, machine: bool) -> None:
    """Measure Infoview beside a Bolt app that only acks, on this machine."""
    click.echo("Two or three minutes: a database of 4,500 volunteers, then the load …", err=True)
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(measure(Path(folder), seconds))
    print(json.dumps(as_json(figures), indent=2) if machine else table(figures))


if __name__ == "__main__":
    main()
