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
    op.create_table(
        "gate",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("opens_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "name", name="pk_gate"),
    )
    _outgoing()


def _outgoing() -> None:
    waiting = sa.text("status IN ('pending', 'sending', 'uncertain')")
    with op.batch_alter_table("outgoing") as outgoing:
        outgoing.add_column(sa.Column("wanted_at", sa.DateTime(), nullable=True))
    op.execute("UPDATE outgoing SET wanted_at = due_at")
    with op.batch_alter_table("outgoing") as outgoing:
        outgoing.alter_column("wanted_at", nullable=False)
    op.create_index(
        "ix_outgoing_wanted",
        "outgoing",
        ["wanted_at"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    op.create_index("ix_outgoing_posted", "outgoing", ["team_id", "channel", "ts"])
    dead = sa.text("status = 'dead'")
    op.create_index(
        "ix_outgoing_dead", "outgoing", ["team_id"], sqlite_where=dead, postgresql_where=dead
    )
