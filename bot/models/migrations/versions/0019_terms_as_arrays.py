"""PostgreSQL looks for terms as an array: for a query of a hundred terms, a tsvector is much
slower."""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("ALTER TABLE search_document DROP COLUMN words")
    op.execute(
        "CREATE INDEX ix_search_document_terms ON search_document"
        " USING gin (string_to_array(terms, ' ')) WITH (fastupdate = off)"
    )
