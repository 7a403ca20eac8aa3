"""How often in a row a volunteer did not answer, and until when they may say that they stay."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "volunteer", sa.Column("lapses", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("volunteer", sa.Column("stay_by", sa.DateTime(), nullable=True))
    for name in ("paused_until", "stay_by"):
        only = sa.text(f"{name} IS NOT NULL")
        op.create_index(
            f"ix_volunteer_{name}", "volunteer", [name], sqlite_where=only, postgresql_where=only
        )
