"""Search reads terms, which say what kind of thing they are, instead of words by column.

The documents are written anew by the app when it starts: see bot/services/reading.py.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        for event in ("insert", "delete", "update"):
            op.execute(f"DROP TRIGGER search_document_{event}")
        op.execute("DROP TABLE search_words")
    op.drop_table("search_document")
    _tables()
    if sqlite:
        _fts5()
    else:
        _tsvector()


def _tables() -> None:
    op.create_table(
        "search_document",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("volunteer_id", sa.String(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("reading", sa.String(), nullable=False),
        sa.Column("terms", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id", "volunteer_id"],
            ["volunteer.team_id", "volunteer.id"],
            name="fk_search_document_team_id_volunteer_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_search_document"),
    )
    op.create_index(
        "uq_search_document_volunteer_id",
        "search_document",
        ["team_id", "volunteer_id"],
        unique=True,
    )
    op.create_table(
        "search_name",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "name", "kind", name="pk_search_name"),
    )
    op.create_index("ix_search_name_kind", "search_name", ["team_id", "kind"])


def _fts5() -> None:
    """It keeps neither text nor positions of its own, and follows search_document by triggers."""
    remove = (
        "INSERT INTO search_words(search_words, rowid, terms) VALUES ('delete', old.id, old.terms);"
    )
    add = "INSERT INTO search_words(rowid, terms) VALUES (new.id, new.terms);"
    op.execute(
        "CREATE VIRTUAL TABLE search_words USING fts5(terms, content='search_document',"
        " content_rowid='id', detail=none, tokenize=\"unicode61 tokenchars '_'\")"
    )
    for event, body in (("INSERT", add), ("DELETE", remove), ("UPDATE", remove + add)):
        op.execute(
            f"CREATE TRIGGER search_document_{event.lower()} AFTER {event} ON search_document"
            f" BEGIN {body} END"
        )


def _tsvector() -> None:
    """Terms are lexemes as they are: no parser of PostgreSQL's takes them apart."""
    op.execute(
        "ALTER TABLE search_document ADD COLUMN words tsvector"
        " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(terms, ' '))) STORED"
    )
    op.execute("CREATE INDEX ix_search_document_words ON search_document USING gin (words)")
