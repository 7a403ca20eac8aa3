"""When to look again whether somebody who was suggested may be asked."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("introduction", sa.Column("look_again_at", sa.DateTime(), nullable=True))
    only = sa.text("look_again_at IS NOT NULL")
    op.create_index(
        "ix_introduction_look_again_at",
        "introduction",
        ["look_again_at"],
        sqlite_where=only,
        postgresql_where=only,
    )
