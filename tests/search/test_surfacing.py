"""Somebody who fits, and whom nobody has asked for long, is shown too."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.search.surfacing import surfaced

TODAY = date(2026, 6, 1)
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
LATELY = NOON - timedelta(days=1)
ORDER = [1, 2, 3, 4, 5, 6, 7, 8]


def shown(asked_at, **scores):
    return surfaced(ORDER, {n: scores.get(f"of_{n}", 1.0) for n in ORDER}, asked_at, TODAY)


def test_who_was_never_asked_takes_the_last_of_the_first_five_places():
    assert shown({n: LATELY for n in ORDER if n != 7}) == [1, 2, 3, 4, 7, 5, 6, 8]


@pytest.mark.parametrize(("days", "first"), [(60, 5), (61, 7)])
def test_sixty_days_are_long(days, first):
    asked = dict.fromkeys(ORDER, LATELY) | {7: NOON - timedelta(days=days)}

    assert shown(asked)[4] == first


def test_where_somebody_among_the_five_has_rested_the_order_stays():
    assert shown({n: LATELY for n in ORDER if n not in {2, 7}}) == ORDER


@pytest.mark.parametrize(("score", "first"), [(0.49, 5), (0.5, 7)])
def test_who_fits_far_less_well_is_not_surfaced(score, first):
    assert shown({n: LATELY for n in ORDER if n != 7}, of_7=score)[4] == first


def test_where_nobody_or_everybody_has_rested_the_order_stays():
    assert shown({}) == shown(dict.fromkeys(ORDER, LATELY)) == ORDER


def test_each_five_has_a_place_of_its_own():
    order = list(range(1, 13))
    asked = {n: LATELY for n in order if n not in {11, 12}}

    found = surfaced(order, dict.fromkeys(order, 1.0), asked, TODAY)

    assert found == [1, 2, 3, 4, 11, 5, 6, 7, 8, 12, 9, 10]


async def test_a_student_sees_whom_nobody_asked(there, clock):
    for name in ("Ann", "Bea", "Cyd", "Dan", "Eve"):
        await there.has(name, title="finance", asked_at=clock.now() - timedelta(days=1))
    await there.has("Fay", fields=["finance"])

    assert "Fay" in await there.finds("finance")
