"""Simultaneous presses: limits are exact, and nobody waits for ever."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.app import services
from bot.domain.introduction import Move, MoveNotAllowed, State
from bot.domain.limits import MonthIsFull, NotAvailable, TooManyOpen
from bot.domain.meeting_times import TimesReplaced
from bot.domain.profile import TypedProfile
from bot.models import Contact, Introduction, Letter, Outgoing, Step, Volunteer
from bot.services.moving import move
from tests.services.conftest import Cast
from tests.slack_stub import TEAM


async def test_of_two_accepts_of_one_request_one_wins(cast, at_once, rows):
    await cast.volunteers("U_V")
    intro = await cast.asks("U_S", "U_V")

    outcomes = await at_once(cast.accepts("U_V", intro), cast.accepts("U_V", intro))

    assert sorted(map(str, outcomes)) == sorted(map(str, [None, MoveNotAllowed]))
    assert [step for (step,) in await rows(Step, Step.move)] == [Move.ACCEPT, Move.REQUEST]


async def test_of_accept_and_decline_one_wins(cast, at_once):
    await cast.volunteers("U_V")
    intro = await cast.asks("U_S", "U_V")

    outcomes = await at_once(cast.accepts("U_V", intro), cast.declines("U_V", intro))

    assert set(outcomes) == {None, MoveNotAllowed}


MANY = 50


@pytest.mark.parametrize(("asked_before", "places"), [(2, 2), (3, 1), (4, 0)])
async def test_fifty_students_at_once_get_exactly_the_places_that_are_left(
    cast, at_once, rows, asked_before, places
):
    await cast.volunteers("U_V")
    for number in range(asked_before):
        await cast.asks(f"U_EARLY_{number}", "U_V")

    outcomes = await at_once(*(cast.asks(f"U_{number}", "U_V") for number in range(MANY)))

    assert (outcomes.count(None), outcomes.count(NotAvailable)) == (places, MANY - places)
    assert len(await rows(Introduction, Introduction.id)) == 4


@pytest.fixture
def busy_cast(database, clock, new_id, programme):
    """Of a programme that shows a volunteer as many requests as there are."""
    busy = replace(programme, requests_a_month=100, open_requests=1)
    return Cast(services(database, clock.now, new_id, busy))


@pytest.mark.parametrize("allowed", [1, 2, 31])
async def test_of_fifty_accepts_at_once_exactly_as_many_hold_as_the_month_allows(
    busy_cast, at_once, allowed
):
    await busy_cast.volunteers("U_V", meetings_per_month=allowed)
    asked = [await busy_cast.asks(f"U_{number}", "U_V") for number in range(MANY)]

    outcomes = await at_once(*(busy_cast.accepts("U_V", each) for each in asked))

    assert outcomes.count(None) == allowed
    assert outcomes.count(MonthIsFull) == MANY - allowed


async def test_of_fifty_requests_of_one_student_at_once_one_is_sent(busy_cast, at_once):
    volunteers = [f"U_V{number}" for number in range(MANY)]
    for each in volunteers:
        await busy_cast.volunteers(each)

    outcomes = await at_once(*(busy_cast.asks("U_S", each) for each in volunteers))

    assert (outcomes.count(None), outcomes.count(TooManyOpen)) == (1, MANY - 1)


async def test_students_who_ask_at_once_reach_a_volunteer_on_days_of_their_own(cast, at_once, rows):
    await cast.volunteers("U_V")

    await at_once(*(cast.asks(f"U_{number}", "U_V") for number in range(4)))

    due = await rows(Outgoing, Outgoing.message, Outgoing.due_at)
    cards = [due_at.date() for message, due_at in due if message == "introduction_requested"]
    assert sorted(cards) == [date(2026, 1, day) for day in (5, 6, 7, 8)]


async def test_one_student_sends_four_with_one_left(cast, at_once, rows):
    volunteers = [f"U_V{number}" for number in range(6)]
    for each in volunteers:
        await cast.volunteers(each)
    await cast.asks("U_S", "U_V0")
    await cast.asks("U_S", "U_V1")

    outcomes = await at_once(*(cast.asks("U_S", each) for each in volunteers[2:]))

    assert outcomes.count(TooManyOpen) == 3
    assert len(await rows(Introduction)) == 3


async def test_two_accepts_with_one_meeting_left(cast, at_once, rows):
    await cast.volunteers("U_V", meetings_per_month=1)
    asked = [await cast.asks(student, "U_V") for student in ("U_A", "U_B")]

    outcomes = await at_once(*(cast.accepts("U_V", intro) for intro in asked))

    assert set(outcomes) == {None, MonthIsFull}
    states = [state for (state,) in await rows(Introduction, Introduction.state)]
    assert states == [State.ACCEPTED, State.REQUESTED]


async def test_the_same_form_twice_at_once_sends_once(cast, at_once, rows):
    await cast.volunteers("U_V")

    outcomes = await at_once(*(cast.asks("U_S", "U_V", "intro") for _ in range(5)))

    assert outcomes == [None] * 5
    assert len(await rows(Introduction)) == 1
    assert len(await rows(Outgoing, Outgoing.key)) == 2  # the card and its bump


async def test_two_forms_to_the_same_person_at_once_send_one(cast, at_once):
    await cast.volunteers("U_V")

    outcomes = await at_once(*(cast.asks("U_S", "U_V", f"intro-{n}") for n in range(2)))

    assert set(outcomes) == {None, NotAvailable}


async def test_the_same_update_twice_at_once_is_sent_once(cast, does, at_once, rows):
    def update():
        return does.keeping_in_touch.send_update(
            TEAM, "U_S", "U_V", letter_id="letter", letter="I changed my major."
        )

    assert await at_once(update(), update(), update()) == [None] * 3
    assert len(await rows(Letter, Letter.id)) == 1


async def test_the_first_contacts_of_a_pair_at_once_are_one(cast, does, at_once, rows):
    def update(letter_id):
        return does.keeping_in_touch.send_update(
            TEAM, "U_S", "U_V", letter_id=letter_id, letter="I changed my major."
        )

    assert await at_once(update("one"), update("two")) == [None, None]
    planned = [key for (key,) in await rows(Outgoing, Outgoing.key) if "check_in" in key]
    assert planned == ["contact:U_S:U_V:check_in:1", "contact:U_S:U_V:check_in:2"]


async def test_the_same_news_of_members_at_once_is_stored_once(cast, at_once):
    assert await at_once(*(cast.learn("U_NEW") for _ in range(5))) == [None] * 5


async def test_who_met_and_did_not_meet_at_once_is_one_of_the_two(
    cast, does, database, blocked, rows
):
    """The second had looked at the introduction before the first was done with it."""
    await cast.volunteers("U_V")
    intro = await cast.asks("U_S", "U_V")
    await cast.accepts("U_V", intro)

    async with database.writes.begin() as session:
        await move(does.meeting, session, TEAM, intro, Move.MEET, "U_V")
        missed = asyncio.create_task(does.meeting.missed(TEAM, intro, by="U_S"))
        await blocked()

    with pytest.raises(MoveNotAllowed):
        await missed
    assert await rows(Introduction, Introduction.state) == [(State.HELD,)]


async def test_a_month_that_fills_while_another_is_asked_stays_full(cast, at_once, clock, rows):
    """A volunteer who was full last month: everybody who decides would write that anew."""
    await cast.volunteers("U_V", meetings_per_month=1)
    await cast.accepts("U_V", await cast.asks("U_A", "U_V"))
    clock.forward(days=30)
    intro = await cast.asks("U_B", "U_V")

    await at_once(cast.accepts("U_V", intro), cast.asks("U_C", "U_V"))

    assert await cast.finds("U_D") == []


async def test_two_volunteers_join_at_once_and_who_waited_hears_of_one(cast, does, at_once, rows):
    for user_id in ("U_A", "U_B"):
        await cast.learn(user_id)
    await does.finding.tell_me(TEAM, "U_S", "forestry")

    outcomes = await at_once(cast.joins("U_A", "forestry"), cast.joins("U_B", "forestry"))

    assert outcomes == [None, None]
    assert [people for (people,) in await rows(Outgoing, Outgoing.people)] == ["U_S"]


async def test_one_who_joins_twice_at_once_is_one_volunteer(cast, does, at_once, rows):
    def join():
        return does.volunteering.join(
            TEAM, "U_V", TypedProfile(fields=["law"]), consents=True, slack_name="v"
        )

    assert await at_once(join(), join()) == [None, None]
    assert await rows(Volunteer, Volunteer.user_id) == [("U_V",)]


async def test_two_conversations_of_a_pair_thanked_at_once_are_one_contact(
    cast, does, at_once, rows
):
    await cast.volunteers("U_V")
    for intro in ("one", "two"):
        await cast.accepts("U_V", await cast.asks("U_S", "U_V", intro))
        await does.meeting.met(TEAM, intro, by="U_S")

    thanks = [does.thanking.already_thanked(TEAM, intro, by="U_S") for intro in ("one", "two")]

    assert await at_once(*thanks) == [None, None]
    assert await rows(Contact, Contact.check_in) == [(2,)]


@pytest.fixture
async def proposed(cast, clock):
    """Three times, by the student."""
    await cast.volunteers("U_V")
    intro = await cast.asks("U_S", "U_V")
    await cast.accepts("U_V", intro)
    times = [clock.now() + timedelta(days=days) for days in (2, 3, 4)]
    await cast.proposes("U_S", intro, *times)
    return intro


async def test_of_three_times_pressed_at_once_one_is_agreed_on(cast, proposed, at_once, rows):
    outcomes = await at_once(*(cast.chooses("U_V", proposed, choice) for choice in range(3)))

    assert (outcomes.count(None), outcomes.count(MoveNotAllowed)) == (1, 2)
    told = [message for (message,) in await rows(Outgoing, Outgoing.message)]
    assert told.count("time_agreed") == 1


async def test_a_time_that_is_chosen_while_others_are_proposed_is_agreed_on_or_gone(
    cast, proposed, at_once, clock
):
    later = clock.now() + timedelta(days=5)

    outcomes = await at_once(
        cast.chooses("U_V", proposed),
        cast.proposes("U_S", proposed, later, seen="accepted 1"),
    )

    assert outcomes in ([None, TimesReplaced], [TimesReplaced, None])


async def test_of_two_forms_sent_at_once_one_is_out_of_date(cast, proposed, at_once, clock):
    later = clock.now() + timedelta(days=5)

    outcomes = await at_once(
        *(cast.proposes(who, proposed, later, seen="accepted 1") for who in ("U_S", "U_V"))
    )

    assert set(outcomes) == {None, TimesReplaced}
