"""Occupations that an administrator brings in, beside the lexicon."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lexicon_release",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("titles", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_lexicon_release"),
    )
    op.create_table(
        "lexicon_occupation",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("related", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_lexicon_occupation"),
    )
