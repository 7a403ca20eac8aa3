"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _tables()
    if op.get_bind().dialect.name == "sqlite":
        _fts5()
    else:
        _tsvector()


def _tables() -> None:
    op.create_table(
        "contact",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("student", sa.String(), nullable=False),
        sa.Column("volunteer", sa.String(), nullable=False),
        sa.Column("last_contact_at", sa.DateTime(), nullable=False),
        sa.Column("check_in", sa.Integer(), nullable=False),
        sa.Column("check_in_at", sa.DateTime(), nullable=True),
        sa.Column("skips", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "student", "volunteer", name="pk_contact"),
    )
    op.create_table(
        "conversation",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("people", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "people", name="pk_conversation"),
    )
    op.create_table(
        "introduction",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("student", sa.String(), nullable=False),
        sa.Column("volunteer", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("opening", sa.String(), nullable=False),
        sa.Column("areas", sa.JSON(), nullable=False),
        sa.Column("formats", sa.JSON(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("found_by", sa.String(), nullable=False),
        sa.Column("suggested_by", sa.String(), nullable=True),
        sa.Column("suggested_name", sa.String(), nullable=True),
        sa.Column("requested_at", sa.DateTime(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(), nullable=True),
        sa.Column("declined_at", sa.DateTime(), nullable=True),
        sa.Column("held_at", sa.DateTime(), nullable=True),
        sa.Column("thanked_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "id", name="pk_introduction"),
    )
    op.create_index(
        "ix_introduction_student", "introduction", ["team_id", "student", "state"], unique=False
    )
    op.create_index(
        "ix_introduction_volunteer",
        "introduction",
        ["team_id", "volunteer", "requested_at"],
        unique=False,
    )
    op.create_index(
        "uq_introduction_open_pair",
        "introduction",
        ["team_id", "student", "volunteer"],
        unique=True,
        sqlite_where=sa.text("state IN ('requested', 'accepted')"),
        postgresql_where=sa.text("state IN ('requested', 'accepted')"),
    )

    op.create_table(
        "letter",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("student", sa.String(), nullable=False),
        sa.Column("volunteer", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "id", name="pk_letter"),
    )
    op.create_table(
        "member",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("timezone", sa.String(), nullable=True),
        sa.Column("may_take_part", sa.Boolean(), nullable=False),
        sa.Column("nudged_on", sa.Date(), nullable=True),
        sa.Column("nudged_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "user_id", name="pk_member"),
    )
    op.create_index("ix_member_email", "member", ["team_id", "email"], unique=False)

    op.create_table(
        "outgoing",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("people", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("manner", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("true_in", sa.JSON(), nullable=False),
        sa.Column("replaces", sa.String(), nullable=True),
        sa.Column("settled_as", sa.String(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("not_after", sa.DateTime(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("lease_ends", sa.Double(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("posting_since", sa.DateTime(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "key", name="pk_outgoing"),
    )
    op.create_index(
        "ix_outgoing_due",
        "outgoing",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("status IN ('pending', 'sending', 'uncertain')"),
        postgresql_where=sa.text("status IN ('pending', 'sending', 'uncertain')"),
    )
    op.create_index("ix_outgoing_about", "outgoing", ["team_id", "about"], unique=False)

    op.create_table(
        "student",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("major", sa.String(), nullable=False),
        sa.Column("interests", sa.String(), nullable=False),
        sa.Column("skills", sa.String(), nullable=False),
        sa.Column("values", sa.String(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name="pk_student"),
    )
    op.create_table(
        "volunteer",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("employer", sa.String(), nullable=False),
        sa.Column("industry", sa.String(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("class_year", sa.Integer(), nullable=True),
        sa.Column("major", sa.String(), nullable=False),
        sa.Column("degree", sa.String(), nullable=False),
        sa.Column("skills", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("formats", sa.JSON(), nullable=False),
        sa.Column("meetings_per_month", sa.Integer(), nullable=True),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("booking_link", sa.String(), nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=True),
        sa.Column("paused_at", sa.DateTime(), nullable=True),
        sa.Column("paused_until", sa.DateTime(), nullable=True),
        sa.Column("full_until", sa.DateTime(), nullable=True),
        sa.Column("asked_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "id", name="pk_volunteer"),
    )
    op.create_index("uq_volunteer_email", "volunteer", ["team_id", "email"], unique=True)
    op.create_index("uq_volunteer_user_id", "volunteer", ["team_id", "user_id"], unique=True)

    op.create_table(
        "wish",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("student", sa.String(), nullable=False),
        sa.Column("query", sa.String(), nullable=False),
        sa.Column("wished_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "student", "query", name="pk_wish"),
    )
    op.create_table(
        "workspace",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("bot_user_id", sa.String(), nullable=False),
        sa.Column("members_learned_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", name="pk_workspace"),
    )
    op.create_table(
        "search_document",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.Identity(always=False),
            nullable=False,
        ),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("volunteer_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("fields", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("employer", sa.String(), nullable=False),
        sa.Column("industry", sa.String(), nullable=False),
        sa.Column("class_year", sa.String(), nullable=False),
        sa.Column("major", sa.String(), nullable=False),
        sa.Column("rest", sa.String(), nullable=False),
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
        "step",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("introduction_id", sa.String(), nullable=False),
        sa.Column("move", sa.String(length=40), nullable=False),
        sa.Column("before", sa.String(length=40), nullable=True),
        sa.Column("after", sa.String(length=40), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id", "introduction_id"],
            ["introduction.team_id", "introduction.id"],
            name="fk_step_team_id_introduction_id",
        ),
        sa.PrimaryKeyConstraint("team_id", "id", name="pk_step"),
    )
    op.create_index("ix_step_introduction_id", "step", ["team_id", "introduction_id"], unique=False)


def _fts5() -> None:
    """An FTS5 table that keeps no text of its own and follows search_document by triggers."""
    columns = "title, fields, place, employer, industry, class_year, major, rest"
    new = ", ".join(f"new.{column}" for column in columns.split(", "))
    old = ", ".join(f"old.{column}" for column in columns.split(", "))
    remove = f"INSERT INTO search_words(search_words, rowid, {columns}) VALUES ('delete', old.id, {old});"
    add = f"INSERT INTO search_words(rowid, {columns}) VALUES (new.id, {new});"
    op.execute(
        f"CREATE VIRTUAL TABLE search_words USING fts5({columns},"
        " content='search_document', content_rowid='id', tokenize='unicode61')"
    )
    for event, body in (("INSERT", add), ("DELETE", remove), ("UPDATE", remove + add)):
        op.execute(
            f"CREATE TRIGGER search_document_{event.lower()} AFTER {event} ON search_document"
            f" BEGIN {body} END"
        )


def _tsvector() -> None:
    weighted = " || ".join(
        f"setweight(to_tsvector('simple', {column}), '{weight}')"
        for column, weight in (
            ("title", "A"),
            ("fields", "B"),
            ("place", "B"),
            ("employer", "C"),
            ("industry", "C"),
            ("class_year", "C"),
            ("major", "C"),
            ("rest", "D"),
        )
    )
    op.execute(
        "ALTER TABLE search_document"
        f" ADD COLUMN words tsvector GENERATED ALWAYS AS ({weighted}) STORED"
    )
    op.execute("CREATE INDEX ix_search_document_words ON search_document USING gin (words)")
