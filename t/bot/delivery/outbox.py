"""Say what is due, once each, whatever breaks between us and Slack."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.delivery.claims import BATCH, Claims
from bot.delivery.lease import LEASE
from bot.delivery.pace import Pace
from bot.delivery.receivers import Receivers
from bot.delivery.slack import POST, POST_WITHIN, NobodyKnows, SlackApi, SlackSaidNo, SlowDown
from bot.delivery.truth import still_true, turned
from bot.domain.delivery import WAITING, Status
from bot.models import Outgoing
from bot.models.engine import Database
from messages import Message, render

REPLACE_AGAIN = timedelta(seconds=2)  # until the message that is replaced has been sent

log = structlog.get_logger()


@dataclass(frozen=True)
class Outbox:
    database: Database
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    claims: Claims
    receivers: Receivers
    slack: SlackApi
    pace: Pace

    async def deliver_due(self) -> None:
        """Everything that is due now, many at once."""
        full = True
        while full:
            started = self.monotonic()
            rows = await self.claims.take()
            await asyncio.gather(*(self._deliver(row, started) for row in rows))
            full = len(rows) == BATCH

    async def _deliver(self, row: Outgoing, started: float) -> None:
        try:
            await self._say(row, started)
        except SlackSaidNo as error:
            await self.claims.finish(row, Status.DEAD, error=str(error))
            log.error("slack will not take it", key=row.key, error=str(error))
        except SlowDown as error:
            self.pace.shut(row.team_id, error.method, error.retry_after)
            await self._wait(row, error.retry_after)
        except NobodyKnows as error:
            status = Status.UNCERTAIN if error.method == POST else Status.PENDING
            await self.claims.retry(row, status, str(error))
            log.warning("no answer from Slack", key=row.key, error=str(error))
        except Exception as error:  # the lease runs out, and the next owner looks before it posts
            log.exception("a message broke", key=row.key, error=repr(error))

    async def _say(self, row: Outgoing, started: float) -> None:
        people = row.people.split(",")
        if row.not_after and self.now() > row.not_after:
            await self.claims.finish(row, Status.EXPIRED)
        elif row.replaces:
            await self._replace(row)
        else:
            channel = await self.receivers.channel(row.team_id, people)
            if row.attempts > 1 and await self._is_there(row, channel):
                return
            await self._post_if_true(row, people, channel, started)

    async def _is_there(self, row: Outgoing, channel: str) -> bool:
        """Look first: an earlier attempt may have reached Slack."""
        try:
            since = row.posting_since or row.due_at
            ts = await self.slack.look(row.team_id, channel, row.key, since)
        except SlackSaidNo as error:
            await self.claims.park(row, str(error))
            log.error("parked: nobody may look whether it was said", key=row.key, error=str(error))
            return True
        if ts:
            await self.claims.finish(row, Status.SENT, channel=channel, ts=ts)
        return ts is not None

    async def _post_if_true(
        self, row: Outgoing, people: Sequence[str], channel: str, started: float
    ) -> None:
        members = await self.receivers.members(row.team_id, people)
        if not all(member.may_take_part for member in members.values()):
            await self.claims.finish(row, Status.CANCELLED, error="a receiver has left")
            return
        hour = await self.receivers.hour(row, members[people[0]])
        if hour > self.now():
            await self.claims.release(row, hour)
            return
        zones = {user_id: member.timezone for user_id, member in members.items()}
        message = render(row.message, **row.facts, zones=zones, now=self.now())
        await self.pace.turn(channel)
        if not await self._still_true(row):
            await self.claims.finish(row, Status.CANCELLED, error="no longer true")
        elif patience := self.pace.shut_for(row.team_id, POST):
            await self._wait(row, patience)
        elif self._lease_outlasts_a_post(started):
            await self._post(row, channel, message)

    async def _post(self, row: Outgoing, channel: str, message: Message) -> None:
        """No transaction is open while Slack is spoken to."""
        ts = await self.slack.post(row.team_id, channel, message, row.key)
        if not await self.claims.finish(row, Status.SENT, channel=channel, ts=ts):
            log.error("posted after the lease was lost: taken back", key=row.key, ts=ts)
            await self.slack.delete(row.team_id, channel, ts)

    async def _replace(self, row: Outgoing) -> None:
        """Turn a card into its answer. Twice does no harm, so nothing is looked for."""
        async with self.database.reads() as session:
            before = await turned(session, row)
        if before is None or before.status not in {*WAITING, Status.SENT}:
            await self.claims.finish(row, Status.CANCELLED, error="the card was never sent")
        elif before.channel is None or before.ts is None:
            await self.claims.release(row, self.now() + REPLACE_AGAIN)
        else:
            message = render(row.message, **row.facts)
            await self.slack.replace(row.team_id, before.channel, before.ts, message)
            place = {"channel": before.channel, "ts": before.ts}
            await self.claims.finish(row, Status.SENT, **place)

    async def _still_true(self, row: Outgoing) -> bool:
        async with self.database.reads() as session:
            return await still_true(session, row)

    async def _wait(self, row: Outgoing, seconds: float) -> None:
        await self.claims.release(row, self.now() + timedelta(seconds=seconds))

    def _lease_outlasts_a_post(self, started: float) -> bool:
        """Slept too long: it is the next owner's turn, who looks first."""
        return self.monotonic() + POST_WITHIN.total_seconds() < started + LEASE.total_seconds()
