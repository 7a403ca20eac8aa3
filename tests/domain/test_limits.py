from datetime import UTC, datetime

import pytest

from bot.domain.limits import full_until

NEXT_MONTH = datetime(2026, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "met", "full"),
    [
        (0, 0, False),
        (3, 1, False),
        (4, 0, True),
        (0, 2, True),
        (5, 3, True),
    ],
)
def test_a_volunteer_at_either_cap_is_full_until_the_month_ends(asked, met, full):
    until = full_until(NEXT_MONTH, asked=asked, asked_most=4, met=met, met_most=2)

    assert until == (NEXT_MONTH if full else None)
