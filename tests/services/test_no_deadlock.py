"""Who decides about the same person waits, and nobody waits for ever."""

import asyncio

import pytest

from bot.domain.refusal import Refused
from bot.models.engine import lock
from bot.services.passing import Passing
from tests.slack_stub import TEAM

DECISIONS = {
    "a request": lambda cast, intro: cast.asks("U_OTHER", "U_V"),
    "accept": lambda cast, intro: cast.accepts("U_V", intro),
    "decline": lambda cast, intro: cast.declines("U_V", intro),
    "a question": lambda cast, intro: cast.does.asking.ask(TEAM, intro, "U_V", "Which course?"),
    "a report": lambda cast, intro: cast.does.reporting.report(TEAM, intro, "U_V", "Unkind words."),
    "a suggestion": lambda cast, intro: cast.does.suggesting.suggest(TEAM, intro, "U_V", "U_W"),
    "a full month": lambda cast, intro: cast.does.filling.fill(TEAM, "U_V"),
    "an end of it": lambda cast, intro: cast.does.stopping.leave(TEAM, "U_V"),
    "a profile": lambda cast, intro: cast.joins("U_V", meetings_per_month=1),
}


@pytest.mark.parametrize("decision", DECISIONS)
async def test_who_decides_about_a_volunteers_load_waits_for_the_others(
    cast, database, blocked, decision
):
    await cast.volunteers("U_V")
    await cast.learn("U_W")
    intro = await cast.asks("U_S", "U_V")

    async with database.writes.begin() as session:
        await lock(session, f"{TEAM}:U_V")
        decided = asyncio.create_task(DECISIONS[decision](cast, intro))
        await blocked()
        assert not decided.done()

    await decided


async def test_two_who_ask_each_other_do_not_wait_for_ever(cast, at_once):
    for user_id in ("U_A", "U_B"):
        await cast.volunteers(user_id)

    assert await at_once(cast.asks("U_A", "U_B"), cast.asks("U_B", "U_A")) == [None, None]


async def test_many_students_and_volunteers_at_once_do_not_wait_for_ever(cast, at_once):
    volunteers = [f"U_V{number}" for number in range(3)]
    for each in volunteers:
        await cast.volunteers(each, meetings_per_month=4)
    pairs = [(f"U_S{number}", each) for number in range(4) for each in volunteers]

    asked = await at_once(*(cast.asks(*pair) for pair in pairs))
    answered = await at_once(
        *(cast.accepts(volunteer, f"{student}-{volunteer}") for student, volunteer in pairs),
        *(cast.joins(each, meetings_per_month=4) for each in volunteers),
    )

    assert set(asked + answered) == {None}


async def test_everything_that_can_befall_a_volunteers_requests_at_once_waits_for_nobody_for_ever(
    cast, does, at_once, clock, database, new_id, programme
):
    passing = Passing(database, clock.now, new_id, programme)
    for user_id in ("U_V", "U_W"):
        await cast.volunteers(user_id, meetings_per_month=4)
    intros = [await cast.asks(f"U_S{number}", "U_V") for number in range(4)]
    await cast.asks("U_S0", "U_W")
    clock.forward(days=7)

    outcomes = await at_once(
        does.asking.ask(TEAM, intros[0], "U_V", "Which course?"),
        cast.accepts("U_V", intros[1]),
        does.withdrawing.withdraw(TEAM, intros[2], by="U_S2"),
        does.reporting.report(TEAM, intros[3], "U_V", "Unkind words."),
        does.suggesting.suggest(TEAM, intros[0], "U_V", "U_W"),
        does.pausing.pause(TEAM, "U_V", "tomorrow"),
        does.filling.fill(TEAM, "U_V"),
        passing.pass_time(),
        passing.pass_time(),
        does.pausing.resume(TEAM, "U_W"),
        does.stopping.leave(TEAM, "U_V"),
        cast.learn("U_S1", may_take_part=False),
    )

    assert all(each is None or issubclass(each, Refused) for each in outcomes), outcomes
