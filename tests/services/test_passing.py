"""What becomes so by itself: once, whoever looks; and one that breaks keeps no other back."""

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from bot.domain.introduction import Move, State
from bot.models import Introduction, Outgoing, Step, Volunteer
from bot.services.hiding import hide
from bot.services.lapsing import lapse
from bot.services.passing import AT_ONE_TIME, Passing
from bot.services.pausing import resume
from tests.slack_stub import TEAM


@pytest.fixture
def passing(database, clock, new_id, programme):
    return Passing(database, clock.now, new_id, programme)


@pytest.fixture
async def waiting(cast):
    """More requests than are looked at together."""
    for number in range(AT_ONE_TIME + 1):
        await cast.volunteers(f"U_V{number}")
        await cast.asks(f"U_S{number}", f"U_V{number}")


async def lapsed(rows):
    return (await rows(Introduction, Introduction.state)).count((State.LAPSED,))


async def test_as_many_as_there_are_lapse(waiting, passing, clock, rows):
    clock.forward(days=7)

    more = [await passing.pass_time() for _ in range(3)]

    assert (more, await lapsed(rows)) == ([True, True, False], AT_ONE_TIME + 1)


async def test_nothing_becomes_so_before_its_time(waiting, passing, rows):
    assert await passing.pass_time() is False
    assert await lapsed(rows) == 0


async def test_two_replicas_that_look_at_once_tell_once(cast, passing, at_once, clock, rows):
    await cast.volunteers("U_V")
    await cast.asks("U_S", "U_V")
    clock.forward(days=7)

    assert await at_once(passing.pass_time(), passing.pass_time()) == [None, None]

    moves = await rows(Step, Step.move, Step.actor)
    assert moves == [(Move.LAPSE, "time"), (Move.REQUEST, "U_S")]
    told = await rows(Outgoing, Outgoing.message, Outgoing.people)
    assert [each for each in told if "lapsed" in each[0]] == [
        ("introduction_lapsed", "U_S"),
        ("request_lapsed", "U_V"),
    ]


async def test_an_answer_at_the_same_moment_and_the_end_of_time_are_one_of_the_two(
    cast, passing, at_once, clock, rows
):
    await cast.volunteers("U_V")
    intro = await cast.asks("U_S", "U_V")
    clock.forward(days=7)

    await at_once(cast.accepts("U_V", intro), passing.pass_time())

    [(state,)] = await rows(Introduction, Introduction.state)
    assert [move for (move,) in await rows(Step, Step.move)] == sorted(
        ["request", {State.ACCEPTED: "accept", State.LAPSED: "lapse"}[state]]
    )


async def test_one_that_breaks_keeps_no_other_back(waiting, passing, database, clock, rows):
    clock.forward(days=7)
    async with database.writes.begin() as session:  # what never is so: over, and yet awaited
        broken = update(Introduction).where(Introduction.id == "U_S0-U_V0")
        await session.execute(broken.values(state=State.CLOSED))

    with capture_logs() as logs:
        while await passing.pass_time():
            continue

    assert await lapsed(rows) == AT_ONE_TIME
    assert {log["what"] for log in logs} == {"U_S0-U_V0"}


async def test_where_the_app_was_removed_nothing_becomes_so(cast, does, passing, clock, rows):
    await does.members.install(TEAM, "Larkspur", "U_BOT")
    await cast.volunteers("U_V")
    await cast.asks("U_S", "U_V")
    await does.members.uninstalled(TEAM)
    clock.forward(days=7)

    assert await passing.pass_time() is False
    assert await lapsed(rows) == 0


async def test_two_replicas_hide_a_silent_volunteer_once(
    cast, passing, database, at_once, clock, rows
):
    await cast.volunteers("U_V")
    async with database.writes.begin() as session:
        await session.execute(update(Volunteer).values(stay_by=clock.now()))

    assert await at_once(passing.pass_time(), passing.pass_time()) == [None, None]

    assert await rows(Outgoing, Outgoing.message) == [("hidden",)]


async def test_two_replicas_end_a_pause_once(cast, passing, database, at_once, clock, rows):
    await cast.volunteers("U_V")
    async with database.writes.begin() as session:
        rests = update(Volunteer).values(paused_at=clock.now(), paused_until=clock.now())
        await session.execute(rests)

    assert await at_once(passing.pass_time(), passing.pass_time()) == [None, None]

    assert await rows(Outgoing, Outgoing.message) == [("pause_ended",)]
    assert await rows(Volunteer, Volunteer.paused_at) == [(None,)]


async def test_who_is_looked_at_too_late_or_too_early_is_left_alone(cast, does, rows):
    """Another replica was first, or there is more time by now."""
    await cast.volunteers("U_V")
    intro, volunteer = await cast.asks("U_S", "U_V"), await cast.id_of("U_V")
    said = await rows(Outgoing, Outgoing.key)

    for change, what in ((lapse, intro), (hide, volunteer), (resume, volunteer)):
        async with does.pausing.deciding() as session:
            await change(does.pausing, session, TEAM, what)

    assert await rows(Outgoing, Outgoing.key) == said
    assert await lapsed(rows) == 0
    assert await rows(Volunteer, Volunteer.paused_at) == [(None,)]
