"""Profiles are read anew when the app has learned to read more in them."""

from sqlalchemy import delete, update

from bot.models import SearchDocument, SearchName
from bot.services.reading import read_anew


async def test_what_was_never_read_is(cast, database):
    await cast.volunteers("U_V", "forestry")
    async with database.writes.begin() as session:
        await session.execute(delete(SearchDocument))
        await session.execute(delete(SearchName))

    assert await read_anew(database) == 1
    assert await cast.finds("U_S", "forestry") == ["U_V"]


async def test_what_was_read_in_another_way_is_read_anew_once(cast, database, rows):
    await cast.volunteers("U_V", "forestry")
    names = await rows(SearchName, SearchName.kind, SearchName.name, SearchName.people)
    async with database.writes.begin() as session:
        await session.execute(update(SearchDocument).values(reading="0"))

    assert [await read_anew(database) for _ in range(2)] == [1, 0]
    assert await rows(SearchName, SearchName.kind, SearchName.name, SearchName.people) == names
