"""Whom a student saved, and who may be asked again: they hear of it once, in their daytime."""

from datetime import datetime

import pytest
from sqlalchemy import select

from bot.models import Volunteer
from bot.services.free_again import month_begins
from tests.people import OPENING, find_button

FREE = "Vera Vale, whom you saved for later, may be asked again."


@pytest.fixture
async def saved(student, volunteer):
    await student.presses("Save", await student.finds("finance"))


@pytest.fixture
def heard(student):
    """How often the student was told."""
    return lambda: sum(FREE in post["text"] for post in student.messages())


@pytest.fixture
def full(person):
    """Others have asked as often as a month allows."""

    async def full():
        for number in range(4):
            await (await person(f"U_OTHER_{number}")).asks_for_intro("finance")

    return full


async def rests(volunteer, **_):
    await volunteer.types("pause")


async def rests_until(volunteer, **_):
    await volunteer.types("pause until 8 January")


async def has_filled_the_month(volunteer, does, **_):
    await does.filling.fill("T1", volunteer.user_id)


async def is_full(full, **_):
    await full()


async def has_left(volunteer, **_):
    await volunteer.types("leave")


async def resumes(volunteer, **_):
    await volunteer.types("resume")


async def days_pass(time_passes, **_):
    await time_passes(days=3)


async def a_month_passes(time_passes, **_):
    await time_passes(days=28)


async def joins_again(volunteer, **_):
    await volunteer.volunteers()


@pytest.mark.parametrize(
    ("away", "back"),
    [
        (rests, resumes),
        (rests_until, days_pass),
        (has_filled_the_month, resumes),
        (has_filled_the_month, a_month_passes),
        (is_full, a_month_passes),
        (has_left, joins_again),
    ],
)
async def test_who_may_be_asked_again_is_named_once(
    saved, student, volunteer, does, full, outbox, time_passes, heard, away, back
):
    world = {"volunteer": volunteer, "does": does, "full": full, "time_passes": time_passes}
    await away(**world)
    await outbox.deliver_due()
    assert heard() == 0

    await back(**world)
    await time_passes(days=3)
    assert heard() == 1

    await rests(**world)
    await resumes(**world)
    await time_passes(days=3)
    assert heard() == 1


async def test_who_comes_back_with_a_full_month_is_not_named(saved, volunteer, full, outbox, heard):
    await full()
    await volunteer.types("pause")
    await volunteer.types("resume")
    await outbox.deliver_due()

    assert heard() == 0


async def test_a_month_that_is_full_anew_is_no_news(
    saved, volunteer, does, clock, time_passes, heard
):
    await does.filling.fill("T1", volunteer.user_id)
    clock.forward(days=28)
    await does.filling.fill("T1", volunteer.user_id)
    await time_passes(days=3)

    assert heard() == 0


async def test_a_month_that_another_replica_began_is_not_begun_again(
    saved, does, database, outbox, heard
):
    async with database.writes.begin() as session:
        vera = await session.scalar(select(Volunteer))
        await month_begins(does.filling, session, "T1", vera.id)
    await outbox.deliver_due()

    assert heard() == 0


async def test_a_month_that_begins_after_they_took_it_back_is_no_news(
    saved, volunteer, does, outbox, time_passes, heard
):
    await does.filling.fill("T1", volunteer.user_id)
    await volunteer.types("resume")
    await outbox.deliver_due()
    assert heard() == 1

    await a_month_passes(time_passes)

    assert heard() == 1


async def test_one_press_asks_them(saved, student, volunteer, slack, outbox):
    await volunteer.types("pause")
    await volunteer.types("resume")
    await outbox.deliver_due()

    [post] = [post for post in student.messages() if FREE in post["text"]]
    await student.presses("Request intro", post["blocks"])
    answer = await student.fills_in_request()

    assert answer["view"]["title"]["text"] == "Request sent"
    assert find_button("Request intro", post["blocks"])["value"].endswith(" finance")
    assert OPENING in str(slack.views) or answer


async def test_it_waits_for_their_daytime_and_holds_then(
    saved, student, volunteer, clock, outbox, time_passes, heard
):
    clock.to(datetime.fromisoformat("2026-01-06T05:00+00:00"))
    await volunteer.types("pause")
    await volunteer.types("resume")
    await outbox.deliver_due()
    assert heard() == 0

    await volunteer.types("pause")
    await time_passes(days=1)

    assert heard() == 0


async def test_who_was_removed_meanwhile_is_not_named(
    saved, student, volunteer, does, database, outbox, heard
):
    await volunteer.types("pause")
    await volunteer.types("resume")
    found = await does.saving.saved("T1", student.user_id)
    await does.saving.remove("T1", student.user_id, found.people[0].volunteer_id)

    await outbox.deliver_due()

    assert heard() == 0


async def test_who_was_not_away_is_not_named(saved, volunteer, outbox, heard):
    await volunteer.types("resume")
    await volunteer.volunteers(city="Leeds")
    await outbox.deliver_due()

    assert heard() == 0


async def test_saved_anew_they_are_named_anew(saved, student, volunteer, time_passes, heard):
    for _ in range(2):
        await volunteer.types("pause")
        await volunteer.types("resume")
        await time_passes(days=1)
        await student.presses("Save", await student.finds("finance"))

    assert heard() == 2
