"""`infoview outbox`: see what is stuck, send it again, or let it be."""

import asyncio
from collections.abc import Awaitable, Callable

import click

from bot import clock
from bot.connections import connections
from bot.delivery.repair import NotStuck, Repair
from bot.settings import read_settings

workspace = click.option("--workspace", metavar="T…", help="Slack's id of the workspace.")


@click.group("outbox")
def outbox() -> None:
    """Messages that will not go by themselves."""


@outbox.command("list")
@workspace
def list_command(workspace: str | None) -> None:
    """What Slack refused for good, and what waits for a decision."""

    async def show(repair: Repair, team_id: str) -> None:
        for row in await repair.stuck(team_id):
            click.echo(f"{row.status}\t{row.due_at:%Y-%m-%d %H:%M}\t{row.key}\t{row.error}")

    _do(workspace, show)


@outbox.command()
@click.argument("key")
@workspace
def retry(key: str, workspace: str | None) -> None:
    """Send it again, after a look whether it is there already."""
    _do(workspace, lambda repair, team_id: repair.retry(team_id, key))
    click.echo(f"{key} is due again.")


@outbox.command()
@click.argument("key")
@workspace
def drop(key: str, workspace: str | None) -> None:
    """Never send it."""
    _do(workspace, lambda repair, team_id: repair.drop(team_id, key))
    click.echo(f"{key} will not be sent.")


def _do(workspace: str | None, work: Callable[[Repair, str], Awaitable[None]]) -> None:
    async def run() -> None:
        async with connections(read_settings(), workspace) as to:
            await work(Repair(to.database, clock.now), to.team_id)

    try:
        asyncio.run(run())
    except NotStuck as error:
        raise click.ClickException(f"{error}: no such message is stuck") from error
