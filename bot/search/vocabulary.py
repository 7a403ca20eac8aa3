"""The words and names of a programme's people: what a query may mean, and how to spell it.

Kinds: `stem`, in any part; `word`, as it is written (once known, it stays); `c` city, `n` country,
`g` region and `h` country of the gazetteer; `o` employer, `u` major, `d` degree, `l` language;
`all` counts the people.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, Connection, String, any_, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.models import SearchName
from bot.search.these import these

_in_json = select(func.json_each(bindparam("these", type_=String)).table_valued("value").c.value)
_KNOWN: Mapping[str, Any] = {
    database: select(SearchName.name, SearchName.kind, SearchName.people).where(
        SearchName.team_id == bindparam("team_id"), condition, SearchName.people > 0
    )
    for database, condition in {
        "sqlite": SearchName.name.in_(_in_json),
        "postgresql": SearchName.name == any_(bindparam("these", type_=ARRAY(String))),
    }.items()
}
_WORDS = select(SearchName.name).where(
    SearchName.team_id == bindparam("team_id"), SearchName.kind == "word", SearchName.people > 0
)
EVERYBODY = ("all", "")


def known(
    connection: Connection, team_id: str, names: Iterable[str]
) -> Mapping[str, Mapping[str, int]]:
    """Of these, those that stand in profiles: by name and kind, in how many."""
    database = connection.dialect.name
    parameters = {"team_id": team_id, "these": these(sorted(names), database)}
    found: dict[str, dict[str, int]] = {}
    for name, kind, people in connection.execute(_KNOWN[database], parameters):
        found.setdefault(name, {})[kind] = people
    return found


def words(connection: Connection, team_id: str) -> Sequence[str]:
    """All that stand in profiles, as written there."""
    return connection.scalars(_WORDS, {"team_id": team_id}).all()


async def spell(session: AsyncSession, team_id: str, words: set[str]) -> None:
    """Note how words are written; those that are known already stay as they are."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    rows = [
        {"team_id": team_id, "kind": "word", "name": word, "people": 1} for word in sorted(words)
    ]
    if rows:
        connection = await session.connection()
        await connection.execute(insert(SearchName).on_conflict_do_nothing(), rows)


async def count(session: AsyncSession, team_id: str, change: Counter[tuple[str, str]]) -> None:
    """Add to how many people have each; whoever else changes profiles waits for us to end."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    rows = [
        {"team_id": team_id, "kind": kind, "name": name, "people": by}
        for (kind, name), by in sorted(change.items())
        if by
    ]
    statement = insert(SearchName)
    added = SearchName.people + statement.excluded.people
    key = [SearchName.team_id, SearchName.name, SearchName.kind]
    if rows:
        connection = await session.connection()
        await connection.execute(
            statement.on_conflict_do_update(index_elements=key, set_={"people": added}), rows
        )
