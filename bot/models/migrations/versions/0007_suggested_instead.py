"""Whom a volunteer suggested instead, and when the student was told who that is."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("introduction", sa.Column("suggested_instead", sa.String(), nullable=True))
    op.add_column("introduction", sa.Column("named_at", sa.DateTime(), nullable=True))
    op.create_index("ix_introduction_suggested", "introduction", ["team_id", "suggested_instead"])
