"""Somebody's account is closed, or the app is removed: what waits ends, the other one hears."""

from datetime import timedelta
from functools import partial

import pytest

from bot.domain.delivery import Status
from bot.domain.introduction import AGREED, State
from bot.models import Contact, Introduction, Outgoing, Step, Volunteer, Workspace
from tests.clocks import MONDAY_MORNING
from tests.slack_stub import TEAM

BOTH = pytest.mark.parametrize(("gone", "other"), [("U_SAM", "U_VERA"), ("U_VERA", "U_SAM")])


@pytest.fixture
async def reaches(cast, does, clock):
    """Sam and Vera's introduction, brought to this state."""

    async def reaches(state):
        await cast.learn("U_SAM")
        await cast.volunteers("U_VERA")
        intro = await cast.asks("U_SAM", "U_VERA")
        steps = {
            State.DECLINED: [partial(cast.declines, "U_VERA", intro)],
            State.ACCEPTED: [partial(cast.accepts, "U_VERA", intro)],
        }
        steps[State.SCHEDULED] = [
            *steps[State.ACCEPTED],
            partial(cast.proposes, "U_SAM", intro, MONDAY_MORNING + timedelta(days=3)),
            partial(cast.chooses, "U_VERA", intro),
        ]
        steps[State.HELD] = [
            *steps[State.ACCEPTED],
            partial(does.meeting.met, TEAM, intro, by="U_SAM"),
        ]
        steps[State.NOT_HELD] = [
            *steps[State.ACCEPTED],
            partial(does.meeting.missed, TEAM, intro, by="U_SAM"),
        ]
        thanks = partial(does.thanking.thank, TEAM, intro, by="U_SAM", letter="Thank you.")
        steps[State.CLOSED] = [*steps[State.HELD], thanks]
        for step in steps.get(state, []):
            await step()
        return intro

    return reaches


@pytest.fixture
def leaves(cast):
    async def leaves(user_id):
        await cast.learn(user_id, may_take_part=False)

    return leaves


@pytest.fixture
def told(rows):
    """Who is told that the other one left."""

    async def told():
        every = await rows(Outgoing, Outgoing.people, Outgoing.message, Outgoing.status)
        return [(people, status) for people, message, status in every if message == "other_left"]

    return told


@pytest.mark.parametrize("state", [State.REQUESTED, *sorted(AGREED), State.HELD])
@BOTH
async def test_what_was_under_way_is_closed(reaches, leaves, rows, state, gone, other):
    await reaches(state)

    await leaves(gone)

    assert await rows(Introduction, Introduction.state) == [(State.CANCELLED,)]
    assert (state, State.CANCELLED, gone) in await rows(Step, Step.before, Step.after, Step.actor)


@pytest.mark.parametrize("state", [State.DECLINED, State.NOT_HELD, State.CLOSED])
@BOTH
async def test_what_was_over_stays_as_it_was(reaches, leaves, rows, told, state, gone, other):
    await reaches(state)

    await leaves(gone)

    assert (await rows(Introduction, Introduction.state), await told()) == ([(state,)], [])


@pytest.mark.parametrize("state", [*sorted(AGREED), State.HELD])
@BOTH
async def test_the_other_one_is_told_once(reaches, leaves, told, state, gone, other):
    await reaches(state)

    await leaves(gone)
    await leaves(gone)

    assert await told() == [(other, Status.PENDING)]


@pytest.mark.parametrize(("gone", "hear"), [("U_VERA", [("U_SAM", Status.PENDING)]), ("U_SAM", [])])
async def test_a_volunteer_who_was_only_asked_is_not_troubled(reaches, leaves, told, gone, hear):
    await reaches(State.REQUESTED)

    await leaves(gone)

    assert await told() == hear


@pytest.mark.parametrize("state", [State.REQUESTED, *sorted(AGREED), State.HELD, State.CLOSED])
@BOTH
async def test_nothing_waits_any_more_for_who_left(reaches, leaves, rows, state, gone, other):
    await reaches(state)

    await leaves(gone)

    every = await rows(Outgoing, Outgoing.people, Outgoing.status)
    theirs = {status for people, status in every if gone in people.split(",")}
    assert theirs <= {Status.CANCELLED}


async def test_who_is_not_concerned_still_hears(reaches, leaves, rows, cast):
    await reaches(State.REQUESTED)
    await cast.asks("U_SAM_2", "U_VERA")

    await leaves("U_SAM")

    assert set(await rows(Outgoing, Outgoing.about, Outgoing.status)) == {
        ("U_SAM-U_VERA", Status.CANCELLED),
        ("U_SAM_2-U_VERA", Status.PENDING),
    }


@BOTH
async def test_keeping_in_touch_ends(reaches, leaves, rows, gone, other):
    await reaches(State.CLOSED)

    await leaves(gone)

    assert await rows(Contact, Contact.check_in_at) == [(None,)]
    every = await rows(Outgoing, Outgoing.message, Outgoing.status)
    assert ("check_in", Status.CANCELLED) in every


async def test_the_volunteers_month_has_room_again(leaves, rows, cast):
    await cast.volunteers("U_VERA", meetings_per_month=1)
    await cast.accepts("U_VERA", await cast.asks("U_SAM_1", "U_VERA"))
    await cast.learn("U_SAM_1")
    full = await rows(Volunteer, Volunteer.full_until)

    await leaves("U_SAM_1")

    assert full != [(None,)]
    assert await rows(Volunteer, Volunteer.full_until) == [(None,)]


async def test_a_meeting_that_was_held_still_counts(leaves, rows, does, cast):
    await cast.volunteers("U_VERA", meetings_per_month=1)
    intro = await cast.asks("U_SAM", "U_VERA")
    await cast.learn("U_SAM")
    await cast.accepts("U_VERA", intro)
    await does.meeting.met(TEAM, intro, by="U_SAM")

    await leaves("U_SAM")

    assert await rows(Volunteer, Volunteer.full_until) != [(None,)]


async def test_an_answer_at_the_same_moment_comes_first(reaches, leaves, at_once, rows, cast):
    intro = await reaches(State.REQUESTED)

    outcomes = await at_once(cast.declines("U_VERA", intro), leaves("U_SAM"))

    assert outcomes[1] is None
    assert (await rows(Introduction, Introduction.state))[0][0] in {
        State.DECLINED,
        State.CANCELLED,
    }


async def test_a_workspace_that_is_gone_is_sent_nothing_more(reaches, does, rows):
    await does.members.install(TEAM, "Larkspur", "U_BOT")
    await reaches(State.ACCEPTED)

    await does.members.uninstalled(TEAM)
    await does.members.uninstalled(TEAM)

    every = await rows(Outgoing, Outgoing.status, Outgoing.error)
    assert {row for row in every if row[1] != "answered"} == {
        (Status.CANCELLED, "the workspace is gone")
    }
    assert await rows(Workspace, Workspace.left_at) == [(MONDAY_MORNING,)]


async def test_another_workspace_is_not_concerned(reaches, does, rows):
    await reaches(State.REQUESTED)

    await does.members.uninstalled("T2")

    assert set(await rows(Outgoing, Outgoing.status)) == {(Status.PENDING,)}


async def test_installed_again_it_is_back(does, rows):
    await does.members.install(TEAM, "Larkspur", "U_BOT")
    await does.members.uninstalled(TEAM)

    await does.members.install(TEAM, "Larkspur", "U_BOT")

    assert await rows(Workspace, Workspace.left_at) == [(None,)]
