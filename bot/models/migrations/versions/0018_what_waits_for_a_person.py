"""What waits for a person is found without reading what the workspace was ever sent."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_WAITING = sa.text("status IN ('pending', 'sending', 'uncertain')")


def upgrade() -> None:
    op.create_index(
        "ix_outgoing_theirs",
        "outgoing",
        ["team_id", "people"],
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )
