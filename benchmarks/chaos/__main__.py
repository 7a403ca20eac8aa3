"""`make chaos`, or `python -m benchmarks.chaos`."""

import asyncio
import sys
from functools import partial

import click

from benchmarks.chaos.plan import CONTROLS, KINDS, Plan
from benchmarks.chaos.report import table
from benchmarks.chaos.running import run


@click.command()
@click.option("--sends", default=100_000, show_default=True)
@click.option("--database", default="postgresql", type=click.Choice(KINDS), show_default=True)
@click.option("--without", type=click.Choice(CONTROLS), help="Take a protection away.")
@click.option("--seed", default=1, show_default=True)
def main(sends: int, database: str, without: str | None, seed: int) -> None:
    """Kill, freeze and restart everything while messages are sent; then see what people see."""
    replicas = 3 if database == "postgresql" else 1
    plan = Plan(sends, database, replicas, without=without or "", seed=seed)
    outcome = asyncio.run(run(plan, partial(click.echo, err=True)))
    print(table(outcome))
    sys.exit(not outcome.is_well())


if __name__ == "__main__":
    main()
