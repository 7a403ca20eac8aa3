"""What is remembered of a search is never told for longer than it is so."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import services
from bot.domain.introduction import State
from bot.domain.profile import TypedProfile
from bot.search.find import Search
from bot.search.matched import EVERYBODY
from bot.search.remembered import MOST, Memory
from bot.services.finding import Finding
from tests.slack_stub import TEAM

NAMES = ["Ann", "Bea", "Cyd", "Dan", "Eve", "Fay", "Gus"]
FIELDS = ["finance", "law", "music", "finance law"]
QUERIES = ["finance", "law in Chicago", "music"]
STUDENTS = ["U_STUDENT", "U_OTHER", "U_ANN"]


async def saves(there, name, field):
    typed = TypedProfile(title=field, fields=[field, "x"], city="Chicago")
    await there.does.volunteering.join(
        TEAM, f"U_{name.upper()}", typed, consents=True, slack_name=name
    )


async def pauses(there, name, _):
    await there.changes(name, paused_at=there.clock.now())


async def rests(there, name, _):
    await there.changes(name, paused_at=None, full_until=None)


async def is_full(there, name, _):
    await there.changes(name, full_until=there.clock.now() + timedelta(days=2))


async def is_asked(there, name, _):
    await there.is_asked(name)


async def declines(there, name, _):
    await there.asked_once(name, State.DECLINED, declined_at=there.clock.now())


async def is_silent(there, name, _):
    await there.ends(name, State.LAPSED, lapsed_at=there.clock.now())


async def accepts(there, name, _):
    await there.ends(name, State.ACCEPTED, accepted_at=there.clock.now())


async def leaves(there, name, _):
    await there.is_here(name, here=False)


async def a_day_passes(there, *_):
    there.clock.forward(days=1)


CHANGES = (
    *(saves, pauses, rests, is_full, is_asked, is_asked, is_silent, accepts, declines, leaves),
    *(a_day_passes, a_day_passes),
)
CHANGE = st.tuples(st.sampled_from(CHANGES), st.sampled_from(NAMES), st.sampled_from(FIELDS))


@given(changes=st.lists(CHANGE, min_size=1, max_size=12))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_changes_the_answer_is_the_one_that_would_be_found_anew(there, changes):
    for name in NAMES:
        if await there.knows(name):
            await there.changes(name, paused_at=None, full_until=None)
            await there.is_here(name, here=True)
        else:
            await there.has(name, fields=["finance", "law"])

    gone = set()  # who has left neither saves a profile nor searches

    for change, name, field in changes:
        if change is not saves or f"U_{name.upper()}" not in gone:
            await change(there, name, field)
        gone |= {f"U_{name.upper()}"} if change is leaves else set()

        for query in QUERIES:
            for student in set(STUDENTS) - gone:
                anew = await anew_by(there, Search()).find(TEAM, student, query)
                assert await there.answers(query, student) == anew


async def test_a_change_that_is_not_counted_would_be_noticed(there):
    """So that the test above can fail."""
    await there.has("Ann", title="law")
    await there.finds("law")

    await there.changes("Ann", title="Law and finance")

    assert (await there.answers("law")).cards[0].title == "law"
    assert (await anew_by(there, Search()).find(TEAM, "U_STUDENT", "law")).cards[0].title != "law"


async def test_the_best_and_their_ties_give_the_same_answer_as_everybody(there, clock):
    """Sixty who fit as well as each other, twenty who fit better, forty who fit worse; some of
    them may not be asked."""
    for number in range(120):
        title = "finance" if number % 6 == 0 else ""
        fields = [] if number % 3 == 1 else ["finance"]
        await there.has(
            f"v{number}",
            title=title,
            fields=fields,
            about="finance",
            asked_at=None if number % 5 else clock.now() - timedelta(days=number),
            paused_at=clock.now() if number % 7 == 0 else None,
        )
    of_everybody = anew_by(there, Search(candidates=(EVERYBODY,)))

    for _ in range(5):
        clock.forward(days=1)
        assert await there.answers("finance") == await of_everybody.find(
            TEAM, "U_STUDENT", "finance"
        )


async def test_what_one_process_changes_another_does_not_remember_otherwise(
    there, database, clock, new_id, programme
):
    other = services(database, clock.now, new_id, programme).finding
    await there.has("Ann", title="law")
    assert await there.finds("law") == ["Ann"]

    await other.find(TEAM, "U_STUDENT", "law")
    await saves(there, "Ann", "music and dance")

    assert (await other.find(TEAM, "U_STUDENT", "law")).cards == ()


def test_no_more_is_remembered_than_there_is_room_for():
    memory, found = Memory(), []

    for number in [*range(MOST + 1), 0, MOST]:
        memory.recall(number, "then", lambda number=number: found.append(number))

    assert found[MOST:] == [MOST, 0]


@pytest.mark.parametrize(("when", "found"), [("then", "first"), ("later", "second")])
def test_a_memory_holds_for_its_own_time(when, found):
    memory = Memory()
    memory.recall("key", "then", lambda: "first")

    assert memory.recall("key", when, lambda: "second") == found
    assert memory.last("key") == found
    assert memory.last("other key") is None


def anew_by(there, search):
    finding = there.does.finding
    needs = (finding.database, finding.now, finding.new_id, finding.programme)
    return Finding(*needs, search=search)
