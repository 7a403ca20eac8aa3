"""Each message reaches its person once, whatever breaks, and none that is no longer true."""

from contextlib import asynccontextmanager

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import event

from bot.delivery.slack import POST
from bot.domain.delivery import Status
from bot.models.engine import connect
from tests.delivery.faults import Blind, dies_after, with_slack

MANY_STEPS = 30  # fewer than it takes to send one message
THE_DEAD_GIVE_NO_CONNECTION_BACK = pytest.mark.filterwarnings(
    "ignore:The garbage collector:sqlalchemy.exc.SAWarning"
)


async def test_a_message_is_said_and_marked(put, outbox, slack, row, clock):
    await put()

    await outbox.deliver_due()

    [post] = slack.posts_to("U_VERA")
    assert post["text"] == "Welcome back: students may ask you again."
    assert post["metadata"] == {
        "event_type": "infoview_delivery",
        "event_payload": {"key_0": "hello"},
    }
    said = await row()
    assert (said.status, said.channel, said.ts) == (Status.SENT, post["channel"], post["ts"])
    assert said.finished_at == clock.now()


@pytest.mark.parametrize(
    "trouble", ["lost", 500, 503, "internal_error", "fatal_error", "request_timeout"]
)
async def test_after_an_answer_that_says_nothing_it_is_said_once(
    put, outbox, slack, row, passes, keys_seen, trouble
):
    slack.trouble(POST, trouble)
    await put()

    await outbox.deliver_due()
    assert (await row()).status is Status.UNCERTAIN
    await passes(seconds=60)
    await outbox.deliver_due()

    assert keys_seen() == ["hello"]
    assert (await row()).status is Status.SENT


async def test_what_was_posted_is_found_and_not_posted_again(put, outbox, slack, passes, row):
    slack.trouble(POST, "lost")
    await put()
    await outbox.deliver_due()

    await passes(seconds=60)
    await outbox.deliver_due()

    assert slack.calls.count(POST) == 1
    assert (await row()).ts == slack.posts_to("U_VERA")[0]["ts"]


async def test_without_that_look_it_is_said_twice(put, outbox, slack, passes, keys_seen):
    blind = with_slack(outbox, Blind)
    slack.trouble(POST, "lost")
    await put()
    await blind.deliver_due()

    await passes(seconds=60)
    await blind.deliver_due()

    assert keys_seen() == ["hello", "hello"]


async def test_with_the_default_retry_it_is_said_twice(put, replica, slack, keys_seen):
    slack.trouble(POST, "lost")
    await put()

    await replica(AsyncWebClient("xoxb-1", base_url=slack.url)).deliver_due()

    assert keys_seen() == ["hello", "hello"]


async def test_nobody_looks_before_the_lease_is_over(put, outbox, slack, passes):
    slack.trouble(POST, "lost")
    await put()
    await outbox.deliver_due()

    await passes(seconds=59)
    await outbox.deliver_due()

    assert "conversations.history" not in slack.calls


async def test_where_a_look_is_not_granted_it_is_parked_and_never_said_again(
    put, outbox, slack, passes, row, keys_seen
):
    slack.trouble(POST, 500)
    slack.trouble("conversations.history", "missing_scope")
    await put()
    await outbox.deliver_due()

    for _ in range(3):
        await passes(days=1)
        await outbox.deliver_due()

    parked = await row()
    assert (parked.status, parked.error) == (
        Status.UNCERTAIN,
        "conversations.history: missing_scope",
    )
    assert slack.calls.count("conversations.history") == 1
    assert keys_seen() == []


@pytest.mark.parametrize("method", ["users.info", "conversations.open"])
async def test_what_was_certainly_not_posted_needs_no_look(
    put, outbox, slack, passes, keys_seen, method
):
    slack.trouble(method, "lost", 500)
    await put()

    for _ in range(3):
        await outbox.deliver_due()
        await passes(minutes=5)

    assert "conversations.history" not in slack.calls
    assert keys_seen() == ["hello"]


async def test_a_look_that_gets_no_answer_is_tried_again(put, outbox, slack, passes, keys_seen):
    slack.trouble(POST, "lost")
    slack.trouble("conversations.history", 500)
    await put()

    for _ in range(3):
        await outbox.deliver_due()
        await passes(minutes=5)

    assert slack.calls.count("conversations.history") == 2
    assert keys_seen() == ["hello"]


@pytest.fixture
def mortal(database_url, replica):
    """An outbox of another process: what the dead had opened is closed, as the machine would."""

    @asynccontextmanager
    async def mortal():
        database, opened = connect(database_url), []
        for engine in {database.engine.sync_engine, database.reader.sync_engine}:
            event.listen(engine, "connect", lambda each, _: opened.append(each.driver_connection))
        async with database.reads() as session:  # nobody is killed while it is opened
            await session.connection()
        yield replica(database=database)
        for connection in opened:
            await connection.close()
        await database.dispose()

    return mortal


@pytest.fixture
def kill_at_every_step(put, mortal, slack, logs):
    """Each message has a person of its own, and an owner killed one step later than the last."""

    async def kill_at_every_step():
        people = []
        while len([log for log in logs if "exc_info" in log]) == len(people):
            people.append(f"U_{len(people)}")
            slack.join(people[-1])
            await put(people[-1], to=[people[-1]])
            async with mortal() as outbox:
                await dies_after(outbox, len(people)).deliver_due()
        return people

    return kill_at_every_step


@THE_DEAD_GIVE_NO_CONNECTION_BACK
async def test_killed_at_any_step_it_is_said_once(kill_at_every_step, outbox, passes, slack):
    people = await kill_at_every_step()
    await passes(minutes=2)
    await outbox.deliver_due()

    assert len(people) > MANY_STEPS
    assert {len(slack.seen_by(user_id)) for user_id in people} == {1}


@THE_DEAD_GIVE_NO_CONNECTION_BACK
async def test_killed_at_some_steps_it_is_said_twice_without_the_look(
    kill_at_every_step, outbox, passes, slack
):
    people = await kill_at_every_step()
    await passes(minutes=2)
    await with_slack(outbox, Blind).deliver_due()

    assert {len(slack.seen_by(user_id)) for user_id in people} == {1, 2}
