"""What search reads of the volunteers.

SQLite's FTS5 table and PostgreSQL's GIN index follow `search_document.terms` by themselves:
see migrations/versions/0013_search_terms.py and 0019_terms_as_arrays.py.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base


class SearchDocument(Base):
    """`terms`: see bot/search/terms.py; `reading`: by which version of what reads a profile.

    `listed`: they joined. `place`: the stems of the city and the country.
    """

    __tablename__ = "search_document"
    __table_args__ = (
        ForeignKeyConstraint(["team_id", "volunteer_id"], ["volunteer.team_id", "volunteer.id"]),
        Index("uq_search_document_volunteer_id", "team_id", "volunteer_id", unique=True),
    )

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False
    )  # FTS5 knows rows by a number
    team_id: Mapped[str]
    volunteer_id: Mapped[str]
    listed: Mapped[bool]
    reading: Mapped[str]
    terms: Mapped[str]
    place: Mapped[str]


class SearchName(Base):
    """A word or a name in profiles, and in how many. The kinds: bot/search/vocabulary.py."""

    __tablename__ = "search_name"
    __table_args__ = (Index("ix_search_name_kind", "team_id", "kind"),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    people: Mapped[int]


class SearchVersion(Base):
    """Each number is raised by the transactions that change something: see bot/search/versions.py.

    `profiles`: what search reads of the volunteers. `asks`: who was asked when.
    """

    __tablename__ = "search_version"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    profiles: Mapped[int]
    asks: Mapped[int]


class LexiconRelease(Base):
    """Which occupations an administrator brought in: see bot/search/occupations.py.

    For all workspaces. `edition`: another one for other content.
    """

    __tablename__ = "lexicon_release"

    name: Mapped[str] = mapped_column(primary_key=True)
    edition: Mapped[str]
    titles: Mapped[int]
    imported_at: Mapped[datetime]


class LexiconOccupation(Base):
    """`names`: the stems of each; `related`: other codes, and how close they are, from 0 to 1."""

    __tablename__ = "lexicon_occupation"

    code: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    names: Mapped[list[str]]
    related: Mapped[dict[str, Any]]
