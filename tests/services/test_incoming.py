"""What Slack delivers a second time is done once, in the transaction of its effect."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import delete

from bot.domain.introduction import MoveNotAllowed
from bot.models import Incoming, Member, Step
from bot.services.incoming import Arrival, DoneBefore, arrival, forget_old
from tests.clocks import MONDAY_MORNING
from tests.slack_stub import TEAM

KEY = Arrival(TEAM, "Ev1")


@pytest.fixture
def arrives():
    """Do it as what is handled when this arrives."""

    async def arrives(doing, key=KEY):
        async def handle():
            arrival.set(key)
            await doing

        await asyncio.create_task(handle())

    return arrives


@pytest.fixture
async def asked(cast):
    await cast.volunteers("U_VERA")
    return await cast.asks("U_SAM", "U_VERA")


async def test_what_arrived_is_remembered_with_its_effect(cast, rows, arrives, asked):
    await arrives(cast.accepts("U_VERA", asked))

    assert await rows(Incoming, Incoming.team_id, Incoming.key, Incoming.done_at) == [
        (TEAM, "Ev1", MONDAY_MORNING)
    ]


async def test_a_second_time_it_changes_nothing(cast, does, rows, arrives):
    await arrives(cast.learn("U_SAM", name="Sam Stone"))

    with pytest.raises(DoneBefore):
        await arrives(cast.learn("U_SAM", name="Another name"))

    assert await rows(Member, Member.name) == [("Sam Stone",)]


async def test_not_remembered_it_would_be_done_twice(cast, rows, arrives, database):
    await arrives(cast.learn("U_SAM", name="Sam Stone"))
    async with database.writes.begin() as session:
        await session.execute(delete(Incoming))

    await arrives(cast.learn("U_SAM", name="Another name"))

    assert await rows(Member, Member.name) == [("Another name",)]


async def test_the_same_key_in_another_workspace_is_something_else(does, rows, arrives):
    for team_id in (TEAM, "T2"):
        await arrives(does.members.install(team_id, "Larkspur", "U_BOT"), Arrival(team_id, "Ev1"))

    assert await does.members.workspaces() == [TEAM, "T2"]


async def test_of_ten_at_once_one_is_done(cast, rows, arrives, at_once, asked):
    outcomes = await at_once(*(arrives(cast.accepts("U_VERA", asked)) for _ in range(10)))

    assert sorted(outcomes, key=str) == sorted([None, *[DoneBefore] * 9], key=str)
    assert len(await rows(Step, Step.move)) == 2


async def test_what_was_refused_leaves_nothing_and_may_come_again(cast, rows, arrives, asked):
    await cast.accepts("U_VERA", asked)

    for _ in range(2):
        with pytest.raises(MoveNotAllowed):
            await arrives(cast.accepts("U_VERA", asked))

    assert await rows(Incoming) == []


async def test_what_broke_leaves_nothing_and_is_done_when_it_comes_again(
    cast, does, rows, arrives, asked
):
    broken = replace(cast, does=replace(does, answering=replace(does.answering, new_id=None)))
    with pytest.raises(TypeError):
        await arrives(broken.accepts("U_VERA", asked))
    assert await rows(Incoming) == []

    await arrives(cast.accepts("U_VERA", asked))

    assert len(await rows(Incoming)) == 1


async def test_only_the_first_transaction_of_a_handler_remembers(cast, rows, arrives):
    async def two():
        await cast.learn("U_SAM")
        await cast.learn("U_VERA")

    await arrives(two())

    assert len(await rows(Incoming)) == 1
    assert len(await rows(Member, Member.user_id)) == 2


async def test_what_nobody_sent_is_not_remembered(cast, rows):
    await cast.learn("U_SAM")

    assert await rows(Incoming) == []


@pytest.mark.parametrize(("days", "kept"), [(3, 1), (3.001, 0)])
async def test_after_three_days_it_is_forgotten(cast, rows, arrives, database, clock, days, kept):
    await arrives(cast.learn("U_SAM"))

    clock.forward(days=days)
    await forget_old(database, clock.now)

    assert len(await rows(Incoming)) == kept
