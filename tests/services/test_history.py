"""Every move leaves a line, and everything that follows from it is one transaction."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.introduction import Move, MoveNotAllowed, NotTheirs, State
from bot.domain.limits import MonthIsFull
from bot.models import Contact, Introduction, Letter, Outgoing, Step, Volunteer
from bot.services.answering import Reason
from bot.services.pausing import DateIsPast
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


async def test_times_leave_lines_and_the_one_that_stands_is_kept(cast, accepted, rows, clock):
    times = [MONDAY_MORNING + timedelta(days=days) for days in (3, 4)]

    await cast.proposes("U_S", accepted, *times)
    await cast.chooses("U_V", accepted, choice=1)

    assert await newest(rows, Move.PROPOSE) == (
        State.ACCEPTED,
        State.ACCEPTED,
        "U_S",
        MONDAY_MORNING,
    )
    assert await newest(rows, Move.SCHEDULE) == (
        State.ACCEPTED,
        State.SCHEDULED,
        "U_V",
        MONDAY_MORNING,
    )
    what_stands = (Introduction.meets_at, Introduction.place, Introduction.agreed)
    assert await rows(Introduction, *what_stands) == [(times[1], "Her office", 1)]


async def test_a_time_that_is_moved_no_longer_stands(cast, accepted, rows):
    first, second = (MONDAY_MORNING + timedelta(days=days) for days in (3, 4))
    await cast.proposes("U_S", accepted, first)
    await cast.chooses("U_V", accepted)

    await cast.proposes("U_V", accepted, second, seen="scheduled 1")

    what_stands = (Introduction.state, Introduction.meets_at, Introduction.agreed)
    assert await rows(Introduction, *what_stands) == [(State.ACCEPTED, None, None)]


@pytest.mark.parametrize("by", ["U_S", "U_V"])
async def test_calling_it_off_leaves_a_line(accepted, does, rows, by):
    await does.cancelling.cancel(TEAM, accepted, by=by, message="")

    assert await newest(rows, Move.CANCEL) == (State.ACCEPTED, State.CANCELLED, by, MONDAY_MORNING)


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


async def test_a_check_in_is_planned_by_the_students_own_calendar(cast, asked, does, rows):
    """Thanked at 9 in Chicago: four months later it is 9 there, in summer time."""
    await cast.learn("U_S", timezone="America/Chicago")
    await cast.accepts("U_V", asked)
    await does.meeting.met(TEAM, asked, by="U_S")

    await does.thanking.already_thanked(TEAM, asked, by="U_S")

    assert await rows(Contact, Contact.check_in_at) == [(datetime(2026, 5, 5, 14, tzinfo=UTC),)]
