"""Somebody who fits, and whom nobody has asked for long, is shown too."""

from datetime import timedelta

import pytest

from bot.search.surfacing import surfaced

ORDER = [1, 2, 3, 4, 5, 6, 7, 8]


def shown(tired, **fits):
    return surfaced(ORDER, {n: fits.get(f"of_{n}", 1.0) for n in ORDER}, tired)


def test_who_has_rested_takes_the_last_of_the_first_five_places():
    assert shown(set(ORDER) - {7}) == [1, 2, 3, 4, 7, 5, 6, 8]


def test_where_somebody_among_the_five_has_rested_the_order_stays():
    assert shown(set(ORDER) - {2, 7}) == ORDER


@pytest.mark.parametrize(("score", "first"), [(0.49, 5), (0.5, 7)])
def test_who_fits_far_less_well_is_not_surfaced(score, first):
    assert shown(set(ORDER) - {7}, of_7=score)[4] == first


def test_where_nobody_or_everybody_has_rested_the_order_stays():
    assert shown(set()) == shown(set(ORDER)) == ORDER


def test_each_five_has_a_place_of_its_own():
    order = list(range(1, 13))

    found = surfaced(order, dict.fromkeys(order, 1.0), set(order) - {11, 12})

    assert found == [1, 2, 3, 4, 11, 5, 6, 7, 8, 12, 9, 10]


async def test_a_student_sees_whom_nobody_asked(there, clock):
    for name in ("Ann", "Bea", "Cyd", "Dan", "Eve"):
        await there.has(name, title="finance", asked_at=clock.now() - timedelta(days=1))
    await there.has("Fay", fields=["finance"])

    assert "Fay" in await there.finds("finance")
