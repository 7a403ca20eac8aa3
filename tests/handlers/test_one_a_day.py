"""Nobody gets two requests in one day, however many press at once."""

from datetime import datetime

import pytest

from tests.people import words


@pytest.fixture
def others_ask(person):
    """So many students ask the volunteer, one after the other."""

    async def others_ask(number):
        for each in range(number):
            await (await person(f"U_STUDENT_{each}")).asks_for_intro("finance")

    return others_ask


async def test_of_two_requests_the_second_waits_for_the_next_day(
    others_ask, volunteer, outbox, clock, time_passes
):
    await others_ask(2)
    await outbox.deliver_due()
    assert len(volunteer.messages()) == 1

    clock.to(datetime.fromisoformat("2026-01-06T08:59+00:00"))
    await outbox.deliver_due()
    assert len(volunteer.messages()) == 1

    await time_passes(minutes=1)
    assert len(volunteer.messages()) == 2


async def test_a_weekend_is_no_day_for_requests(others_ask, volunteer, outbox, clock):
    clock.to(datetime.fromisoformat("2026-01-09T19:00+00:00"))  # Friday, after hours
    await others_ask(2)

    seen = []
    for day in ("10", "11", "12", "13"):
        clock.to(datetime.fromisoformat(f"2026-01-{day}T12:00+00:00"))
        await outbox.deliver_due()
        seen.append(len(volunteer.messages()))

    assert seen == [0, 0, 1, 2]


async def test_four_requests_take_four_days(others_ask, volunteer, time_passes, outbox):
    await others_ask(4)
    await outbox.deliver_due()

    seen = []
    for _ in range(4):
        cards = [post for post in volunteer.messages() if "-minute" in post["text"]]
        seen.append(len(cards))
        await time_passes(days=1)

    assert seen == [1, 2, 3, 4]


async def test_the_week_begins_when_the_request_reaches_the_volunteer(
    others_ask, person, volunteer, outbox, time_passes
):
    await others_ask(2)
    await outbox.deliver_due()
    first, second = [await person(f"U_STUDENT_{each}") for each in range(2)]

    await time_passes(days=1)
    await time_passes(days=6)

    assert "waiting for the answer" not in words(await first.opens_home())
    assert "waiting for the answer" in words(await second.opens_home())
    await time_passes(days=1)
    assert "waiting for the answer" not in words(await second.opens_home())


async def test_who_was_asked_last_week_is_asked_at_once(
    others_ask, person, volunteer, outbox, clock
):
    await others_ask(1)
    await outbox.deliver_due()
    clock.forward(days=7)

    await (await person("U_LATER")).asks_for_intro("finance")
    await outbox.deliver_due()

    assert any("U_LATER" in post["text"] for post in volunteer.messages())


@pytest.fixture
def cards(volunteer):
    """How many requests have reached the volunteer."""
    return lambda: sum("-minute conversation" in post["text"] for post in volunteer.messages())


@pytest.fixture
async def after_an_outage(volunteer, others_ask, clock, outbox):
    """Of two requests, made on a Monday, the one for today and the one for Tuesday; it is
    Wednesday before the bot is there again."""
    await others_ask(2)
    clock.forward(days=2)
    await outbox.deliver_due()


@pytest.mark.usefixtures("after_an_outage")
async def test_after_an_outage_the_second_waits_for_the_next_day(cards, clock, time_passes):
    assert cards() == 1

    clock.to(datetime.fromisoformat("2026-01-08T08:59+00:00"))
    await time_passes(seconds=1)
    assert cards() == 1

    await time_passes(seconds=59)
    assert cards() == 2


@pytest.mark.usefixtures("after_an_outage")
async def test_after_an_outage_the_week_begins_when_the_card_comes(person, time_passes):
    waiting = []
    students = [await person(f"U_STUDENT_{each}") for each in range(2)]
    for _ in range(9):  # from Wednesday to Thursday
        homes = [words(await student.opens_home()) for student in students]
        waiting.append(sum("waiting for the answer" in home for home in homes))
        await time_passes(days=1)

    assert waiting == [2] * 7 + [1, 0]


@pytest.mark.usefixtures("after_an_outage")
async def test_after_an_outage_nobody_is_reminded_before_they_had_three_days(
    volunteer, time_passes
):
    reminded = []
    for _ in range(6):  # from Wednesday to Monday
        texts = [post["text"] for post in volunteer.messages()]
        reminded.append(any("waiting for a word" in text for text in texts))
        await time_passes(days=1)

    assert reminded == [False] * 5 + [True]
