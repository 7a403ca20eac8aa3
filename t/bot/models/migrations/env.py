"""Alembic asks here for a connection: bot/models/migrate.py brings it."""

from alembic import context

from bot.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
