"""What waits for somebody's day to begin: spread over the morning, reckoned anew when they move."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.delivery import Manner
from bot.domain.hours import Hours, spread
from bot.domain.member import slack_member
from bot.domain.programme import Programme
from tests.slack_stub import TEAM

MIDNIGHT = datetime(2026, 1, 6, 6, tzinfo=UTC)  # in Chicago
NINE = datetime(2026, 1, 6, 15, tzinfo=UTC)


@pytest.fixture
def night(clock):
    clock.to(MIDNIGHT)


@pytest.fixture
async def moves(slack, does):
    """The person's Slack profile names another zone."""

    async def moves(user_id, zone):
        slack.people[user_id]["tz"] = zone
        await does.members.learn(TEAM, [slack_member(TEAM, slack.people[user_id])])

    return moves


@pytest.fixture
def spreading(outbox):
    """The same outbox, in a programme that spreads its mornings."""
    programme = Programme(spread_mornings_over=timedelta(hours=1))
    receivers = replace(outbox.sender.receivers, programme=programme)
    return replace(outbox, sender=replace(outbox.sender, receivers=receivers))


async def test_each_person_has_a_minute_of_their_own(night, put, spreading, row):
    await put(manner=Manner.IN_HOURS)

    await spreading.deliver_due()

    nine_in_london = datetime(2026, 1, 6, 9, tzinfo=UTC)
    hour = timedelta(hours=1)
    assert (await row()).due_at == spread(nine_in_london, "U_VERA", hour, Hours())


async def test_within_the_day_nobody_waits(put, spreading, slack):
    await put(manner=Manner.IN_HOURS)

    await spreading.deliver_due()

    assert len(slack.posts_to("U_VERA")) == 1


async def test_who_moves_east_is_written_to_by_the_new_clock(
    night, put, outbox, slack, moves, does, clock
):
    await moves("U_VERA", "America/Chicago")
    await put(manner=Manner.IN_HOURS)
    await outbox.deliver_due()

    await moves("U_VERA", "Europe/London")
    clock.to(datetime(2026, 1, 6, 9, tzinfo=UTC))
    await outbox.deliver_due()

    assert len(slack.posts_to("U_VERA")) == 1


async def test_who_moves_west_is_not_written_to_at_night(night, put, outbox, slack, moves, clock):
    await moves("U_VERA", "America/Chicago")
    await put(manner=Manner.IN_HOURS)
    await outbox.deliver_due()

    await moves("U_VERA", "America/Los_Angeles")
    clock.to(NINE)
    await outbox.deliver_due()

    assert slack.posts_to("U_VERA") == []


async def test_a_start_reckons_hours_anew(night, put, outbox, row):
    await put(manner=Manner.IN_HOURS)
    await outbox.deliver_due()

    await outbox.claims.take_over()

    assert (await row()).due_at == MIDNIGHT


async def test_what_is_wanted_later_is_left_as_it_is(night, put, outbox, row):
    later = MIDNIGHT + timedelta(days=1)
    await put(manner=Manner.IN_HOURS, due_at=later)

    await outbox.claims.take_over()

    assert (await row()).due_at == later
