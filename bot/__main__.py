"""The `infoview` command."""

import asyncio
import os
import sys

import click

from bot.alumni_file import import_alumni
from bot.connections import opened
from bot.doctor import doctor
from bot.lexicon_command import lexicon
from bot.outbox_commands import outbox
from bot.search_command import search
from bot.serving import serve
from bot.settings import read_settings


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Infoview: informational interviews in Slack. Settings: see .env.example."""


@main.command("serve")
def serve_command() -> None:
    """Run the app; on an empty database, make its tables first."""
    settings = read_settings()
    needed = ("slack_bot_token", "slack_signing_secret")
    missing = [name.upper() for name in needed if not getattr(settings, name)]
    if missing:
        raise click.ClickException(f"Not set: {', '.join(missing)}. See .env.example.")
    serve(settings)


@main.command("migrate")
def migrate_command() -> None:
    """Bring the database to today's tables."""

    async def run() -> None:
        async with opened(read_settings().database_url):
            click.echo("The database is up to date.")

    asyncio.run(run())


@main.group("import")
def import_group() -> None:
    """Bring people in from a file."""


import_group.add_command(import_alumni)
main.add_command(search)
main.add_command(lexicon)
main.add_command(doctor)
main.add_command(outbox)


@main.command(
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    add_help_option=False,
)
@click.pass_context
def demo(context: click.Context) -> None:
    """A Slack workspace on this machine, in the browser, with the app in it."""
    os.execv(sys.executable, [sys.executable, "-m", "sandbox", *context.args])


if __name__ == "__main__":
    main()
