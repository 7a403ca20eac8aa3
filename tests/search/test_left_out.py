"""Who is not found, however well they fit."""

from datetime import timedelta

import pytest

from bot.domain.introduction import State

WEIGHED = ["title", "fields", "employer", "about"]


LEFT_OUT = {
    "paused": {"paused_at": -1},
    "paused for a while": {"paused_at": -1, "paused_until": 1},
    "full this month": {"full_until": 1},
    "not joined": {"joined_at": None},
    "not in Slack": {"user_id": None},
}
FOUND = {
    "rested": {"paused_at": -9, "paused_until": 0},
    "no longer full": {"full_until": 0},
}


@pytest.mark.parametrize(
    ("columns", "found"),
    [pytest.param(columns, False, id=name) for name, columns in LEFT_OUT.items()]
    + [pytest.param(columns, True, id=name) for name, columns in FOUND.items()],
)
async def test_who_may_not_be_asked_is_not_found(there, clock, columns, found):
    await there.has("Fay", fields=["finance"])
    days = {
        name: clock.now() + timedelta(days=value) if isinstance(value, int) else value
        for name, value in columns.items()
    }
    await there.changes("Fay", **days)

    assert await there.finds("finance") == (["Fay"] if found else [])


async def test_who_has_left_the_workspace_is_not_found(there):
    await there.has("Fay", fields=["finance"], here=False)

    assert await there.finds("finance") == []


async def test_nobody_finds_themself(there):
    await there.has("Fay", fields=["finance"])

    assert await there.finds("finance", student="U_FAY") == []


async def test_another_workspace_is_another_world(there):
    await there.has("Fay", fields=["finance"], team_id="T2")

    answer = await there.answers("finance")

    assert (answer.cards, answer.near) == ((), ())


@pytest.mark.parametrize(
    ("state", "found"),
    [
        (State.REQUESTED, False),
        (State.ACCEPTED, False),
        (State.DECLINED, False),
        (State.HELD, True),
        (State.NOT_HELD, True),
        (State.CLOSED, True),
    ],
)
async def test_who_is_asked_already_is_not_found(there, clock, state, found):
    await there.has("Fay", fields=["finance"])
    declined = clock.now() if state is State.DECLINED else None
    await there.asked("Fay", state, declined_at=declined)

    assert await there.finds("finance") == (["Fay"] if found else [])
    assert await there.finds("finance", student="U_OTHER") == ["Fay"]


@pytest.mark.parametrize(("days", "found"), [(89, False), (90, True)])
async def test_a_decline_keeps_two_people_apart_for_a_while(there, clock, days, found):
    await there.has("Fay", fields=["finance"])
    await there.asked("Fay", State.DECLINED, declined_at=clock.now() - timedelta(days=days))

    assert await there.finds("finance") == (["Fay"] if found else [])


async def test_people_who_may_not_be_asked_hide_nobody_behind_them(there, clock):
    """Though their matches are better, and many."""
    for number in range(60):
        await there.has(f"v{number}", title="Finance", paused_at=clock.now())
    await there.has("Fay", about="One day I left finance.")

    assert await there.finds("finance") == ["Fay"]
