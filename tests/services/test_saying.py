"""What must be said stands in the outbox as soon as it is decided, and once."""

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.delivery import Manner, Status
from bot.models import Outgoing
from bot.services.saying import say
from tests.slack_stub import TEAM


@pytest.fixture
async def asked(cast):
    await cast.volunteers("U_V")
    return await cast.asks("U_S", "U_V")


@pytest.fixture
async def accepted(cast, asked):
    await cast.accepts("U_V", asked)
    return asked


async def test_the_state_and_what_must_be_said_of_it_are_written_together(accepted, rows):
    keys = [key for (key,) in await rows(Outgoing, Outgoing.key)]

    assert keys == [
        "U_S-U_V:did_you_meet:student:1",
        "U_S-U_V:did_you_meet:volunteer:1",
        "U_S-U_V:introduction_accepted:both:1",
        "U_S-U_V:introduction_bumped:volunteer:1",
        "U_S-U_V:introduction_requested:volunteer:1",
        "U_S-U_V:times_wanted:student:1",
    ]


async def test_a_card_answered_before_it_was_sent_is_never_sent(accepted, rows):
    statuses = dict(await rows(Outgoing, Outgoing.message, Outgoing.status))

    assert statuses["introduction_requested"] == Status.CANCELLED


@pytest.mark.parametrize("status", [Status.SENDING, Status.SENT, Status.UNCERTAIN])
async def test_a_card_that_may_have_been_seen_turns_into_its_answer_once(
    cast, asked, does, database, rows, status
):
    async with database.writes.begin() as session:
        card = await session.get_one(
            Outgoing, (TEAM, f"{asked}:introduction_requested:volunteer:1")
        )
        card.status = status
    await cast.accepts("U_V", asked)
    await does.meeting.met(TEAM, asked, by="U_V")

    turned = [
        (key, replaces, message)
        for key, replaces, message in await rows(
            Outgoing, Outgoing.key, Outgoing.replaces, Outgoing.message
        )
        if replaces
    ]
    assert turned == [
        (f"{card.key}:answered", card.key, "introduction_answered"),
    ]


async def test_the_same_news_cannot_be_written_twice(asked, database, clock):
    again = {
        "team_id": TEAM,
        "key": f"{asked}:introduction_requested:volunteer:1",
        "message": "introduction_requested",
        "to": ["U_V"],
        "facts": {},
        "about": asked,
    }
    with pytest.raises(IntegrityError):
        async with database.writes.begin() as session:
            say(session, clock.now(), **again)


async def test_news_for_two_names_them_in_one_order(database, clock, rows):
    async with database.writes.begin() as session:
        for key, people in (("one", ["U_B", "U_A"]), ("two", ["U_A", "U_B"])):
            say(
                session,
                clock.now(),
                team_id=TEAM,
                key=key,
                message="introduction_accepted",
                to=people,
                facts={},
                about="intro",
                manner=Manner.AT_ONCE,
            )

    assert await rows(Outgoing, Outgoing.people) == [("U_A,U_B",), ("U_A,U_B",)]


async def test_what_is_said_names_the_states_in_which_it_is_true(accepted, rows):
    true_in = dict(await rows(Outgoing, Outgoing.message, Outgoing.true_in))

    assert true_in == {
        "introduction_requested": ["requested"],
        "introduction_bumped": ["requested"],
        "introduction_accepted": ["accepted", "closed", "held", "not_held", "scheduled"],
        "times_wanted": ["accepted"],
        "did_you_meet": ["accepted"],
    }
