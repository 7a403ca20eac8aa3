"""An outbox with something in it, and ways to see what became of it."""

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from bot.app import outbox as build_outbox
from bot.delivery.claims import NEVER
from bot.delivery.pace import POST
from bot.domain.delivery import Manner
from bot.models import Outgoing
from tests.slack_stub import TEAM


@pytest.fixture(autouse=True)
def _people(slack):
    slack.join("U_VERA", name="Vera Vale", tz="Europe/London")
    slack.join("U_SAM", name="Sam Stone", tz="America/Chicago")


@pytest.fixture(autouse=True)
def logs():
    """What is logged, as it is: nobody draws its tracebacks."""
    with capture_logs() as logs:
        yield logs


@pytest.fixture
def put(database, clock):
    """Put a message into the outbox, as a service does."""

    async def put(key="hello", to=("U_VERA",), **more):
        row = {
            "team_id": TEAM,
            "message": "resumed",
            "people": ",".join(sorted(to)),
            "facts": {},
            "manner": Manner.AT_ONCE,
            "about": "conversation",
            "true_in": [],
            "due_at": clock.now(),
            "created_at": clock.now(),
        }
        async with database.writes.begin() as session:
            due = row | more
            session.add(Outgoing(key=key, **{"wanted_at": due["due_at"]} | due))

    return put


@pytest.fixture
def row(database):
    """How far we are with a message."""

    async def row(key="hello", team_id=TEAM):
        async with database.reads() as session:
            return await session.get_one(Outgoing, (team_id, key))

    return row


@pytest.fixture
def keys_seen(slack):
    """The keys of the messages that people see, oldest first; of all, or of some people's."""

    def keys_seen(*people):
        posts = slack.posts_to(*people) if people else [slack.posts[at] for at in slack.posts]
        return [key for post in posts for key in post["metadata"]["event_payload"].values()]

    return keys_seen


@pytest.fixture
def passes(database, clock):
    """Time: on PostgreSQL, whose own clock leases and gates go by, they are moved instead."""

    async def passes(**delta):
        before = clock.monotonic()
        clock.forward(**delta)
        if database.engine.dialect.name == "postgresql":
            seconds = clock.monotonic() - before
            async with database.writes.begin() as session:
                await session.execute(
                    text("UPDATE outgoing SET lease_ends = lease_ends - :s WHERE lease_ends < :n"),
                    {"s": seconds, "n": NEVER},
                )
                await session.execute(
                    text("UPDATE gate SET opens_at = opens_at - :s"), {"s": seconds}
                )

    return passes


@pytest.fixture
def replica(database, client, clock, new_id, programme):
    """Another process of the same app, on the same database."""

    def replica(client=client, monotonic=clock.monotonic, database=database):
        outbox = build_outbox(
            database,
            lambda team_id: client,
            programme,
            now=clock.now,
            monotonic=monotonic,
            new_id=new_id,
        )
        outbox.sender.pace.between = 0.0
        return outbox

    return replica


@pytest.fixture
def other(replica):
    return replica()


@pytest.fixture
def while_posting(slack):
    """What happens during the first post that Slack takes, and only then."""

    def while_posting(happens):
        async def once(_said):
            del slack.meanwhile[POST]
            await happens()

        slack.meanwhile[POST] = once

    return while_posting
