"""Every move leaves a line, and everything that follows from it is one transaction."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.delivery import Manner, Status
from bot.domain.introduction import Move, MoveNotAllowed, NotTheirs, State
from bot.domain.limits import MonthIsFull
from bot.models import Contact, Introduction, Letter, Outgoing, Step, Volunteer
from bot.services.answering import Reason
from bot.services.pausing import DateIsPast
from bot.services.saying import say
from tests.clocks import MONDAY_MORNING
from tests.slack_stub import TEAM

LINE = (Step.move, Step.before, Step.after, Step.actor, Step.at)


@pytest.fixture
async def asked(cast):
    await cast.volunteers("U_V")
    return await cast.asks("U_S", "U_V")


@pytest.fixture
async def accepted(cast, asked):
    await cast.accepts("U_V", asked)
    return asked


async def test_a_request_leaves_a_line(asked, rows):
    assert await rows(Step, *LINE) == [(Move.REQUEST, None, State.REQUESTED, "U_S", MONDAY_MORNING)]


async def newest(rows, moved):
    [line] = [line for line in await rows(Step, *LINE) if line[0] == moved]
    return line[1:]


async def test_accept_leaves_a_line(accepted, rows):
    assert await newest(rows, Move.ACCEPT) == (
        State.REQUESTED,
        State.ACCEPTED,
        "U_V",
        MONDAY_MORNING,
    )


async def test_decline_leaves_a_line(cast, asked, rows):
    await cast.declines("U_V", asked)

    assert await newest(rows, Move.DECLINE) == (
        State.REQUESTED,
        State.DECLINED,
        "U_V",
        MONDAY_MORNING,
    )


@pytest.mark.parametrize("by", ["U_S", "U_V"])
async def test_we_met_leaves_a_line(accepted, does, clock, rows, by):
    clock.forward(days=3)

    await does.meeting.met(TEAM, accepted, by=by)

    assert await newest(rows, Move.MEET) == (
        State.ACCEPTED,
        State.HELD,
        by,
        MONDAY_MORNING + timedelta(days=3),
    )


@pytest.mark.parametrize("by", ["U_S", "U_V"])
async def test_they_did_not_come_leaves_a_line(accepted, does, rows, by):
    await does.meeting.missed(TEAM, accepted, by=by)

    assert await newest(rows, Move.MISS) == (State.ACCEPTED, State.NOT_HELD, by, MONDAY_MORNING)


async def test_thanks_leave_a_line_a_letter_and_a_contact(accepted, does, rows):
    await does.meeting.met(TEAM, accepted, by="U_S")

    await does.thanking.thank(TEAM, accepted, by="U_S", letter="Thank you.")

    assert await newest(rows, Move.THANK) == (State.HELD, State.CLOSED, "U_S", MONDAY_MORNING)
    assert await rows(Letter, Letter.kind, Letter.student, Letter.volunteer, Letter.text) == [
        ("thank_you_letter", "U_S", "U_V", "Thank you.")
    ]
    assert await rows(Contact, Contact.student, Contact.volunteer, Contact.last_contact_at) == [
        ("U_S", "U_V", MONDAY_MORNING)
    ]


async def test_an_introduction_keeps_when_each_thing_happened(accepted, does, clock, rows):
    clock.forward(days=1)
    await does.meeting.met(TEAM, accepted, by="U_S")
    clock.forward(days=1)
    await does.thanking.already_thanked(TEAM, accepted, by="U_S")

    moments = [getattr(Introduction, f"{what}_at") for what in MOMENTS]
    [kept] = await rows(Introduction, *moments)

    days = [moment and (moment - MONDAY_MORNING).days for moment in kept]
    assert dict(zip(MOMENTS, days, strict=True)) == {
        "requested": 0,
        "accepted": 0,
        "declined": None,
        "held": 1,
        "thanked": 2,
    }


MOMENTS = ("requested", "accepted", "declined", "held", "thanked")


async def everything(rows):
    return [
        await rows(Introduction, Introduction.id, Introduction.state),
        await rows(Step, Step.id),
        await rows(Outgoing, Outgoing.key, Outgoing.status),
        await rows(Letter, Letter.id),
        await rows(Contact, Contact.check_in),
    ]


async def test_a_move_that_is_refused_leaves_nothing(accepted, does, rows):
    before = await everything(rows)

    with pytest.raises(NotTheirs):
        await does.answering.accept(TEAM, accepted, by="U_S")
    with pytest.raises(MoveNotAllowed):
        await does.answering.accept(TEAM, accepted, by="U_V")

    assert await everything(rows) == before


async def test_what_fails_after_the_move_takes_the_move_back(cast, rows):
    await cast.volunteers("U_V", meetings_per_month=1)
    first, second = await cast.asks("U_A", "U_V"), await cast.asks("U_B", "U_V")
    await cast.accepts("U_V", first)
    before = await everything(rows)

    with pytest.raises(MonthIsFull):
        await cast.accepts("U_V", second)

    assert await everything(rows) == before


async def test_a_decline_with_a_wrong_date_declines_nothing(asked, does, rows):
    before = await everything(rows)

    with pytest.raises(DateIsPast):
        await does.answering.decline(
            TEAM,
            asked,
            by="U_V",
            reason=Reason.NO_TIME,
            message="",
            pause_until=date(2026, 1, 5),
        )

    assert await everything(rows) == before
    assert await rows(Volunteer, Volunteer.paused_at) == [(None,)]


async def test_the_state_and_what_must_be_said_of_it_are_written_together(accepted, rows):
    keys = [key for (key,) in await rows(Outgoing, Outgoing.key)]

    assert keys == [
        "U_S-U_V:did_you_meet:student:1",
        "U_S-U_V:did_you_meet:volunteer:1",
        "U_S-U_V:introduction_accepted:both:1",
        "U_S-U_V:introduction_requested:volunteer:1",
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
