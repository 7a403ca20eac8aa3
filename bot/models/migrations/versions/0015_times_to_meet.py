"""Two people agree on a time to meet."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_OPEN = sa.text("state IN ('requested', 'accepted', 'scheduled')")


def upgrade() -> None:
    op.create_table(
        "proposal",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("introduction_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("first", sa.DateTime(), nullable=False),
        sa.Column("second", sa.DateTime(), nullable=True),
        sa.Column("third", sa.DateTime(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "introduction_id", "number", name="pk_proposal"),
    )
    op.drop_index("uq_introduction_open_pair", "introduction")
    with op.batch_alter_table("introduction") as introduction:
        introduction.add_column(sa.Column("meets_at", sa.DateTime(), nullable=True))
        introduction.add_column(sa.Column("place", sa.String(), nullable=True))
        introduction.add_column(sa.Column("agreed", sa.Integer(), nullable=True))
    op.create_index(
        "uq_introduction_open_pair",
        "introduction",
        ["team_id", "student", "volunteer"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
