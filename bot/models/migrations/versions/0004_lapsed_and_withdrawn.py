"""When a request must be answered by, and when it lapsed or was withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("answer_by", "lapsed_at", "withdrawn_at"):
        op.add_column("introduction", sa.Column(name, sa.DateTime(), nullable=True))
    awaited = sa.text("answer_by IS NOT NULL")
    op.create_index(
        "ix_introduction_answer_by",
        "introduction",
        ["answer_by"],
        sqlite_where=awaited,
        postgresql_where=awaited,
    )
    _give_time()


def _give_time() -> None:
    """Who waits already: a week from now."""
    week = {
        "sqlite": "datetime('now', '+7 days')",
        "postgresql": "now() at time zone 'utc' + interval '7 days'",
    }
    moment = week[op.get_bind().dialect.name]
    op.execute(f"UPDATE introduction SET answer_by = {moment} WHERE state = 'requested'")
