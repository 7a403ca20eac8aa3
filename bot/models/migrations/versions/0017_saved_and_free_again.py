"""Who saved somebody hears once that they may be asked again: found by whom it is about."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("saved", sa.Column("told_at", sa.DateTime(), nullable=True))
    op.create_index("ix_saved_volunteer_id", "saved", ["team_id", "volunteer_id"])
    full = sa.text("full_until IS NOT NULL")
    op.create_index(
        "ix_volunteer_full_until",
        "volunteer",
        ["full_until"],
        sqlite_where=full,
        postgresql_where=full,
    )
