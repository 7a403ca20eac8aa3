"""The migrations make what the models say; only search has parts that are made by SQL alone."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, MetaData, String, Table, inspect, text

from bot.models import Base
from bot.models.engine import connect
from bot.models.migrate import MIGRATIONS, NEWEST, NotOurs, migrate


def made_by_sql(name, kind):
    """FTS5's own tables on SQLite; the index of terms on PostgreSQL."""
    if kind == "table":
        return name.startswith("search_words") or name == "alembic_version"
    return (kind, name) == ("index", "ix_search_document_terms")


def differences(connection, metadata):
    def include(_thing, name, kind, reflected, _other):
        return not (reflected and made_by_sql(name, kind))

    options = {"compare_type": True, "include_object": include}
    return compare_metadata(MigrationContext.configure(connection, opts=options), metadata)


async def of(database, metadata):
    async with database.engine.connect() as connection:
        return await connection.run_sync(differences, metadata)


async def test_the_migrations_make_what_the_models_say(database):
    assert await of(database, Base.metadata) == []


async def test_a_difference_would_be_seen(database):
    grown = MetaData()
    for table in Base.metadata.tables.values():
        table.to_metadata(grown)
    Table("forgotten", grown, Column("id", String, primary_key=True))
    grown.tables["member"].append_column(Column("forgotten", String))

    found = await of(database, grown)

    assert [difference[0] for difference in found] == ["add_table", "add_column"]


async def test_a_database_is_migrated_twice_without_harm(empty_url):
    database = connect(empty_url)

    for _ in range(2):
        await migrate(database)

    async with database.engine.connect() as connection:
        tables = await connection.run_sync(lambda each: set(inspect(each).get_table_names()))
    await database.dispose()
    assert set(Base.metadata.tables) <= tables


async def test_a_database_of_a_later_version_is_left_as_it_is(empty_url):
    database = connect(empty_url)
    await migrate(database)
    async with database.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(NotOurs, match="another version of Infoview made it"):
        await migrate(database)

    async with database.reads() as session:
        assert await session.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    await database.dispose()


def test_the_last_file_is_the_newest_revision():
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == NEWEST


@pytest.mark.parametrize("table", sorted(Base.metadata.tables))
def test_the_workspace_comes_first_in_every_key(table):
    keys = [column.name for column in Base.metadata.tables[table].primary_key]

    assert keys[0] == "team_id" or table in BY_NUMBER or table in NOBODYS


BY_NUMBER = {"search_document"}  # FTS5 knows rows by a number; its own index begins with team_id
NOBODYS = {"lexicon_release", "lexicon_occupation"}  # what is so in every workspace
