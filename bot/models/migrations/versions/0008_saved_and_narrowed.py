"""Students save people for later, and narrow what they wait for."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    narrowing = sa.Column("narrowing", sa.String(), nullable=False, server_default="")
    with op.batch_alter_table("wish") as wish:
        wish.add_column(narrowing)
        wish.drop_constraint("pk_wish", type_="primary")
        wish.create_primary_key("pk_wish", ["team_id", "student", "query", "narrowing"])
        wish.alter_column("narrowing", server_default=None)
    op.create_table(
        "saved",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("student", sa.String(), nullable=False),
        sa.Column("volunteer_id", sa.String(), nullable=False),
        sa.Column("found_by", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "student", "volunteer_id", name="pk_saved"),
    )
