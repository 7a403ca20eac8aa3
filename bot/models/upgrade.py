"""What Alembic does: the migrations that a database lacks."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from bot.models.migrate import NotOurs


def upgrade(connection: Connection, migrations: Path) -> None:
    """In the transaction that is open. Raises NotOurs."""
    config = Config()
    config.set_main_option("script_location", str(migrations))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise NotOurs(f"another version of Infoview made it. {error}") from error
