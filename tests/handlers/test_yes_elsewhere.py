"""Somebody said yes: the student decides about the other requests; the others hear, with thanks."""

import pytest

from tests.people import find_button, words

WITHDRAWN = "has taken back the request for a conversation, and thanks you"


@pytest.fixture
async def lawyer(person):
    lawyer = await person("U_LAW", name="Lea Law")
    await lawyer.volunteers(fields="law")
    return lawyer


@pytest.fixture
async def yes(asked, lawyer, student, volunteer, outbox):
    """The student has asked two; the first said yes; what the student is asked."""
    await student.asks_for_intro("law")
    await outbox.deliver_due()
    await volunteer.presses("Accept", asked)
    await outbox.deliver_due()
    [card] = student.messages()
    return {**card}


async def test_who_has_a_yes_is_asked_about_the_others(yes):
    assert yes["text"] == (
        "<@U_VOLUNTEER> said yes. You still have 1 request waiting, with <@U_LAW>. Is this"
        " conversation enough for now? Then take the others back, and those volunteers are told"
        " with thanks; else keep them, and prepare for each."
    )


async def test_the_other_volunteers_are_told_with_thanks(yes, student, lawyer, outbox):
    await student.presses("Withdraw the others", yes["blocks"])
    await outbox.deliver_due()

    assert WITHDRAWN in lawyer.messages()[-1]["text"]
    assert "taken this request back, with thanks" in words(lawyer.messages()[0]["blocks"])
    assert "your other requests are taken back, with thanks" in student.messages()[0]["text"]
    assert "You have 2 of 3 requests left." in words(await student.opens_home())


async def test_the_one_who_said_yes_is_not_concerned(yes, student, volunteer, outbox):
    await student.presses("Withdraw the others", yes["blocks"])
    await outbox.deliver_due()

    assert not any(WITHDRAWN in post["text"] for post in volunteer.messages())
    assert "said yes on" in words(await student.opens_home())


async def test_who_keeps_them_waits_on(yes, student, lawyer, outbox):
    await student.presses("Keep them", yes["blocks"])
    await outbox.deliver_due()

    assert "your other requests still wait for an answer" in student.messages()[0]["text"]
    assert "waiting for the answer" in words(await student.opens_home())
    assert len(lawyer.messages()) == 1


async def test_a_second_press_changes_nothing(yes, student, lawyer, outbox):
    await student.presses("Keep them", yes["blocks"])
    await outbox.deliver_due()

    await student.presses("Withdraw the others", yes["blocks"])
    await student.presses("Keep them", yes["blocks"])

    assert student.told == ["Nothing has changed: this reminder was answered already."] * 2
    assert len(lawyer.messages()) == 1


async def test_nobody_else_decides(yes, student, volunteer, lawyer):
    button = find_button("Withdraw the others", yes["blocks"])

    await volunteer.presses("Withdraw the others", [{"elements": [button]}])

    assert volunteer.told == ["Nothing has changed: only the person it is meant for can do that."]
    assert len(lawyer.messages()) == 1


async def test_with_nothing_else_open_nothing_is_asked(asked, student, volunteer, outbox):
    await volunteer.presses("Accept", asked)
    await outbox.deliver_due()

    assert student.messages() == []
