"""`make simulation`: many more seeds than the tests play, and each that fails."""

import asyncio
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

import click
from sqlalchemy import make_url

from tests.databases import SqliteFiles
from tests.simulation.run import Simulator

AT_A_TIME = 50


@click.command()
@click.option("--seeds", default=20_000, show_default=True)
@click.option("--first", default=0, show_default=True, help="The first seed.")
@click.option("--story", is_flag=True, help="Print what happened, for each seed that is played.")
def main(seeds: int, first: int, story: bool) -> None:
    """Play seeds; end with 1 when any of them went wrong."""
    files = SqliteFiles()
    template = make_url(asyncio.run(files.fresh())).database
    failed = 0
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        last = first + seeds
        starts = range(first, last, AT_A_TIME)
        ends = [min(start + AT_A_TIME, last) for start in starts]
        played = processes.map(play, repeat(template), starts, ends)
        for end, runs in zip(ends, played, strict=True):
            for seed, run in runs:
                failed += bool(run.wrong)
                if run.wrong or story:
                    click.echo("\n".join([f"seed {seed}", *run.story, *run.wrong]))
            click.echo(f"{end - first} of {seeds} seeds, {failed} of them went wrong", err=True)
    files.stop()
    click.echo(f"{seeds} seeds from {first}: {failed} went wrong")
    sys.exit(failed > 0)


def play(template, start, end):
    """Seeds with what came of them."""
    with tempfile.TemporaryDirectory() as folder:
        simulator = Simulator(Path(folder), template)
        return [(seed, simulator.play(seed)) for seed in range(start, end)]


if __name__ == "__main__":
    main()
