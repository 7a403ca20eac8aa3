"""What a person decides about a message that will not go by itself."""

import pytest

from bot.delivery.claims import NEVER
from bot.delivery.repair import NotStuck, Repair
from bot.delivery.sending import Sender
from bot.delivery.slack import POST
from bot.domain.delivery import Status
from tests.delivery.faults import with_sender
from tests.slack_stub import TEAM

HELP = pytest.mark.parametrize(
    "stuck", [{"status": Status.DEAD}, {"status": Status.UNCERTAIN, "lease_ends": NEVER}]
)
FINE = pytest.mark.parametrize("status", [Status.PENDING, Status.SENDING, Status.SENT])


@pytest.fixture
def repair(database, clock):
    return Repair(database, clock.now)


@HELP
async def test_what_is_stuck_is_listed(put, repair, stuck):
    await put(**stuck)
    await put("fine")
    await put("elsewhere", team_id="T2", **stuck)

    assert [row.key for row in await repair.stuck(TEAM)] == ["hello"]


@HELP
async def test_what_is_retried_is_said(put, repair, outbox, row, keys_seen, stuck):
    await put(**stuck)

    await repair.retry(TEAM, "hello")
    await outbox.deliver_due()

    assert keys_seen() == ["hello"]
    assert (await row()).status is Status.SENT


async def test_a_retry_looks_first_whether_it_is_there(put, repair, outbox, passes, slack, row):
    slack.trouble(POST, "lost")
    slack.trouble("conversations.history", "missing_scope")
    await put()
    await outbox.deliver_due()
    await passes(seconds=60)
    await outbox.deliver_due()
    assert [row.key for row in await repair.stuck(TEAM)] == ["hello"]

    await repair.retry(TEAM, "hello")
    await outbox.deliver_due()

    assert slack.calls.count(POST) == 1
    assert (await row()).status is Status.SENT


@HELP
async def test_what_is_dropped_is_never_said(put, repair, outbox, row, keys_seen, passes, stuck):
    await put(**stuck)

    await repair.drop(TEAM, "hello")
    await passes(days=1)
    await outbox.deliver_due()

    dropped = await row()
    assert (dropped.status, dropped.error, keys_seen()) == (Status.CANCELLED, "dropped", [])


@FINE
@pytest.mark.parametrize("what", ["retry", "drop"])
async def test_what_needs_no_help_is_left_alone(put, repair, row, status, what):
    await put(status=status)

    with pytest.raises(NotStuck):
        await getattr(repair, what)(TEAM, "hello")

    assert (await row()).status is status


async def test_a_message_that_breaks_us_is_dead_after_ten_attempts(put, outbox, passes, row):
    class Breaking(Sender):
        async def _post_if_true(self, bundle, started):
            raise RuntimeError("it broke")

    breaking = with_sender(outbox, Breaking)
    await put()

    for _ in range(9):
        await breaking.deliver_due()
        await passes(hours=2)
    assert (await row()).status is Status.UNCERTAIN
    await breaking.deliver_due()

    dead = await row()
    assert (dead.status, dead.attempts) == (Status.DEAD, 10)
    assert dead.error == "RuntimeError('it broke')"
