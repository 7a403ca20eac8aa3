"""`Accept` offers *and this fills my month*."""

from datetime import datetime

import pytest

from tests.people import shown, words

FULL = (
    "Your month is full: nobody else asks you before 1 February 2026. `/infoview resume` opens it"
    " again."
)


@pytest.fixture
async def filled(asked, volunteer, outbox):
    await volunteer.presses("Accept", asked)
    await outbox.deliver_due()
    [card] = volunteer.messages()
    await volunteer.presses("And this fills my month", card["blocks"])
    return card["blocks"]


async def test_a_month_that_is_filled_is_full(filled, volunteer, person):
    assert [shown(text) for text in volunteer.told] == [FULL]
    assert "Vera Vale" not in words(await (await person("U_OTHER")).finds("finance"))


async def test_the_next_month_is_open_again(filled, person, clock):
    clock.to(datetime.fromisoformat("2026-02-01T00:00+00:00"))

    assert "Vera Vale" in words(await (await person("U_OTHER")).finds("finance"))


async def test_resume_opens_it_again(filled, volunteer, person):
    await volunteer.reads("resume")

    assert "Vera Vale" in words(await (await person("U_OTHER")).finds("finance"))


async def test_it_stays_full_whatever_else_happens(filled, volunteer, student, person, does):
    await does.meeting.missed("T1", "intro", by="U_STUDENT")
    await volunteer.volunteers()

    assert "Vera Vale" not in words(await (await person("U_OTHER")).finds("finance"))


async def test_twice_is_told_twice_and_changes_nothing(filled, volunteer):
    await volunteer.presses("And this fills my month", filled)

    assert [shown(text) for text in volunteer.told] == [FULL, FULL]


async def test_who_declines_is_offered_no_such_thing(asked, volunteer, outbox):
    await volunteer.presses("Decline", asked)
    await volunteer.submits(reason="Other")
    await outbox.deliver_due()

    assert "fills my month" not in words(volunteer.messages()[0]["blocks"])
