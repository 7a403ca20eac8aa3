"""Nothing is said that is no longer true, or no longer ours to say, when its turn comes."""

import pytest

from bot.delivery.slack import POST
from bot.domain.delivery import Status
from bot.domain.introduction import State
from bot.models import Contact, Introduction
from tests.slack_stub import TEAM


@pytest.fixture
def introduction(database, clock):
    async def introduction(state, agreed=None):
        async with database.writes.begin() as session:
            await session.merge(
                Introduction(
                    team_id=TEAM,
                    id="intro",
                    student="U_SAM",
                    volunteer="U_VERA",
                    state=state,
                    opening="",
                    areas=[],
                    formats=[],
                    minutes=20,
                    found_by="",
                    requested_at=clock.now(),
                    agreed=agreed,
                )
            )

    return introduction


@pytest.fixture
def contact(database, clock):
    async def contact(check_in, check_in_at):
        async with database.writes.begin() as session:
            await session.merge(
                Contact(
                    team_id=TEAM,
                    student="U_SAM",
                    volunteer="U_VERA",
                    last_contact_at=clock.now(),
                    check_in=check_in,
                    check_in_at=check_in_at,
                    skips=0,
                )
            )

    return contact


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (State.REQUESTED, Status.SENT),
        (State.ACCEPTED, Status.SENT),
        (State.DECLINED, Status.CANCELLED),
        (State.CLOSED, Status.CANCELLED),
    ],
)
async def test_what_holds_in_some_states_is_said_in_those(
    put, outbox, introduction, row, state, status
):
    await introduction(state)
    await put(about="intro", true_in=[State.REQUESTED, State.ACCEPTED])

    await outbox.deliver_due()

    assert (await row()).status is status


async def test_it_says_why_it_was_not_sent(put, outbox, introduction, row, slack, clock):
    await introduction(State.DECLINED)
    await put(about="intro", true_in=[State.REQUESTED])

    await outbox.deliver_due()

    cancelled = await row()
    assert (cancelled.error, cancelled.finished_at) == ("no longer true", clock.now())
    assert slack.posts == {}


async def test_the_state_counts_at_the_moment_of_sending(put, outbox, introduction, slack, row):
    """The volunteer declines while the group DM is being opened."""
    await introduction(State.ACCEPTED)
    await put(about="intro", true_in=[State.ACCEPTED])

    async def decline(_said):
        await introduction(State.DECLINED)

    slack.meanwhile["conversations.open"] = decline
    await outbox.deliver_due()

    assert ((await row()).status, slack.posts) == (Status.CANCELLED, {})


async def test_what_was_said_counts_as_said_even_if_no_longer_true(
    put, outbox, introduction, slack, row, passes
):
    await introduction(State.REQUESTED)
    await put(about="intro", true_in=[State.REQUESTED])
    slack.trouble(POST, "lost")
    await outbox.deliver_due()

    await introduction(State.DECLINED)
    await passes(minutes=1)
    await outbox.deliver_due()

    assert (await row()).status is Status.SENT


@pytest.mark.parametrize(
    ("newest", "ended", "status"),
    [(2, False, Status.SENT), (3, False, Status.CANCELLED), (2, True, Status.CANCELLED)],
)
async def test_only_the_newest_check_in_is_said_and_none_once_they_ended(
    put, outbox, contact, row, clock, newest, ended, status
):
    await contact(newest, None if ended else clock.now())
    facts = {"student": "U_SAM", "volunteer": "U_VERA", "check_in": 2, "last_contact": 1767625200}
    await put(to=["U_SAM"], message="check_in", facts=facts)

    await outbox.deliver_due()

    assert (await row()).status is status


async def test_a_check_in_of_nobody_is_not_said(put, outbox, row):
    facts = {"student": "U_SAM", "volunteer": "U_VERA", "check_in": 1, "last_contact": 1767625200}
    await put(to=["U_SAM"], message="check_in", facts=facts)

    await outbox.deliver_due()

    assert (await row()).status is Status.CANCELLED


@pytest.mark.parametrize(
    ("stands", "status"), [(1, Status.SENT), (2, Status.CANCELLED), (None, Status.CANCELLED)]
)
async def test_of_a_meeting_is_said_what_holds_while_its_time_stands(
    put, outbox, introduction, row, stands, status
):
    """Moved meanwhile, and agreed on anew: the state is the same, the time is another."""
    await introduction(State.SCHEDULED, agreed=stands)
    await put(about="intro", true_in=[State.SCHEDULED], facts={"agreed": 1})

    await outbox.deliver_due()

    assert (await row()).status is status
