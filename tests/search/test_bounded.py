"""Whatever is typed costs no more than a few statements, and each of these has an end."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from bot.search.find import Search
from tests.slack_stub import TEAM

STATEMENTS = 20
LONGEST = 60_000  # characters of all that is handed to the database with one statement
SCRIPTS = st.text(
    st.characters(min_codepoint=1, exclude_categories=["Cs"]), max_size=300
)  # no half characters: Slack sends none
OPERATORS = st.lists(
    st.sampled_from(["NEAR", "AND", "OR", "NOT", "*", '"', "-", "^", "(", ")", ":", "&", "|", "!"]),
    max_size=40,
).map(" nurse ".join)
WORDS = st.lists(
    st.sampled_from(["nurse", "finance", "not", "class of 2015", "in", "Chicago", ","])
)


@pytest.fixture
async def handed(there, database):
    """Ask for something: the sizes of what the database is handed."""
    await there.has("Fay", title="Nurse", fields=["Finance"], city="Chicago", class_year=2015)
    sizes = []

    async def handed(query):
        sizes.clear()
        async with database.reader.connect() as connection:
            event.listen(
                connection.sync_connection,
                "before_cursor_execute",
                lambda *of: sizes.append(sum(len(str(each)) for each in _values(of[3]))),
            )
            asker = there.does.finding.asker(TEAM, "U_STUDENT")
            await connection.run_sync(lambda each: Search().find(each, asker, query, limit=5))
        return sizes

    return handed


def _values(parameters):
    return parameters.values() if isinstance(parameters, dict) else parameters


@given(query=st.one_of(SCRIPTS, OPERATORS, WORDS.map(" ".join), WORDS.map("".join)))
@example(query="x" * 10_000)
@example(query="nurse " * 2_000)
@example(query="".join(f"word{number} " for number in range(2_000)))
@example(query="not nurse, " * 1_000)
@example(query="class of 2015 in Chicago or at Fen Works, " * 250)
@example(query="护士 " * 3_000)
@example(query="ممرضة في شيكاغو " * 600)
@example(query="\u202e\u0000\u0301" * 3_000)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_is_typed_the_work_is_bounded(handed, query):
    sizes = await handed(query)

    assert len(sizes) <= STATEMENTS
    assert max(sizes) <= LONGEST


async def test_a_plain_question_is_well_within_the_bounds(handed):
    """And the measure does measure."""
    sizes = await handed("nurse in Chicago")

    assert 5 <= len(sizes) <= STATEMENTS
    assert 500 <= max(sizes) <= LONGEST / 5
