"""What search reads of a volunteer: stems, a column for each weight.

SQLite's FTS5 table and PostgreSQL's tsvector column follow this table by themselves: see
migrations/versions/0001_the_first_tables.py.
"""

from sqlalchemy import BigInteger, ForeignKeyConstraint, Identity, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base


class SearchDocument(Base):
    __tablename__ = "search_document"
    __table_args__ = (
        ForeignKeyConstraint(["team_id", "volunteer_id"], ["volunteer.team_id", "volunteer.id"]),
        Index("uq_search_document_volunteer_id", "team_id", "volunteer_id", unique=True),
    )

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), Identity(), primary_key=True
    )  # FTS5 knows rows by a number
    team_id: Mapped[str]
    volunteer_id: Mapped[str]
    title: Mapped[str]
    fields: Mapped[str]
    place: Mapped[str]
    employer: Mapped[str]
    industry: Mapped[str]
    class_year: Mapped[str]
    major: Mapped[str]
    rest: Mapped[str]


class SearchVersion(Base):
    """Each number is raised by the transactions that change something: see bot/search/versions.py.

    `profiles`: what search reads of the volunteers. `asks`: who was asked when.
    """

    __tablename__ = "search_version"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    profiles: Mapped[int]
    asks: Mapped[int]
