"""The day on which a person was last shown a request, and by which message."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("member", sa.Column("asked_on", sa.Date(), nullable=True))
    op.add_column("member", sa.Column("asked_by", sa.String(), nullable=True))
