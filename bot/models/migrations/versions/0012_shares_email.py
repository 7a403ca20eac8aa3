"""People choose whether the other one sees their e-mail address, once a request is accepted."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("volunteer", "student"):
        with op.batch_alter_table(table) as people:
            people.add_column(
                sa.Column("shares_email", sa.Boolean(), nullable=False, server_default=sa.false())
            )
        with op.batch_alter_table(table) as people:
            people.alter_column("shares_email", server_default=None)
