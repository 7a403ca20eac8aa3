"""The day of a volunteer's last request, and a month that is full by their own wish."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("volunteer", sa.Column("request_on", sa.Date(), nullable=True))
    op.add_column("volunteer", sa.Column("filled_until", sa.DateTime(), nullable=True))
