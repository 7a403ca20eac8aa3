"""A database file with all tables in it, made once."""

import asyncio

import pytest
from sqlalchemy import make_url

from tests.databases import SqliteFiles


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """A database file with all tables in it."""
    files = SqliteFiles()
    yield make_url(asyncio.run(files.fresh())).database
    files.stop()
