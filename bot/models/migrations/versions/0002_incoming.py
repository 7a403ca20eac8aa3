"""What Slack sent us and we have done; workspaces that are gone."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "incoming",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "key", name="pk_incoming"),
    )
    op.add_column("workspace", sa.Column("left_at", sa.DateTime(), nullable=True))
    op.create_index("ix_incoming_done_at", "incoming", ["done_at"])
