"""Numbers by which a process knows whether what it remembers of a search is so still."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "search_version",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("profiles", sa.Integer(), nullable=False),
        sa.Column("asks", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", name="pk_search_version"),
    )
