"""Who has the terms: the same people in the same order, on both databases."""

import pytest

from bot.search.candidates import candidates
from bot.search.index import OF_TEAM, first_number, number
from bot.search.terms import term
from tests.slack_stub import TEAM

NAMES = [f"n{each}" for each in range(12)]
FIRST = first_number(TEAM)
PLACE = FIRST + 2**OF_TEAM // 3
NURSE, SENIOR, LEAD = (frozenset({term("t", word)}) for word in ("nurs", "senior", "lead"))


def _after_place(name):
    this = number(TEAM, f"U_{name.upper()}")
    return this < PLACE, this


IN_ORDER = sorted(NAMES, key=_after_place)


@pytest.fixture
async def has(there, database):
    """Every third nurse is a senior one."""
    for each, name in enumerate(NAMES):
        await there.has(name, title="Nurse" if each % 3 else "Senior Nurse")
    await there.has("other", title="Farmer")

    async def has(*needs, without=frozenset(), most=100):
        span = {"first": FIRST, "place": PLACE, "last": FIRST + 2**OF_TEAM - 1}
        rows = await database.look(
            lambda each: candidates(each, TEAM, needs, without, most=most, listed=True, **span)
        )
        called = {number(TEAM, f"U_{name.upper()}"): name for name in NAMES}
        return [called[row.id] for row in rows]

    return has


def seniors(names):
    return [name for name in names if NAMES.index(name) % 3 == 0]


async def test_they_come_in_the_order_of_their_numbers_from_the_place_on(has):
    assert await has(NURSE) == IN_ORDER
    assert await has(NURSE, most=5) == IN_ORDER[:5]


async def test_each_need_is_met_by_any_of_its_terms(has):
    assert await has(NURSE, SENIOR | LEAD) == seniors(IN_ORDER)


async def test_who_has_what_is_not_wanted_is_left_out(has):
    assert await has(NURSE, without=SENIOR | LEAD) == [
        name for name in IN_ORDER if name not in seniors(IN_ORDER)
    ]


async def test_nobody_has_what_is_wanted_and_unwanted_at_once(has):
    assert await has(SENIOR, without=SENIOR | LEAD) == []
    assert await has(NURSE, SENIOR, without=SENIOR) == []
    assert await has(SENIOR | NURSE, without=SENIOR) == await has(NURSE, without=SENIOR)
