"""Send one message: look, still true?, post once, mark.

No transaction is open while Slack is spoken to.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_fixed

from bot.delivery.asking import ANSWER_WITHIN, SlackSaidNo
from bot.delivery.claims import NEVER, Claims
from bot.delivery.lease import LEASE
from bot.delivery.pace import Pace
from bot.delivery.receivers import Receivers
from bot.delivery.slack import SlackApi
from bot.delivery.truth import Truths, not_before, still_ours, still_true, turned
from bot.delivery.verdicts import NeverMind, NotNow, Unwordable
from bot.delivery.wording import Wording
from bot.domain.delivery import WAITING, Manner, Status
from bot.domain.news import REQUEST
from bot.models import Outgoing
from bot.models.engine import Database
from messages import Message, together

TRIES = 10  # to mark what was posted

log = structlog.get_logger()


@dataclass(frozen=True)
class Sender:
    database: Database
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    claims: Claims
    receivers: Receivers
    slack: SlackApi
    pace: Pace
    wording: Wording
    nudges_in_one: int
    truths: Truths

    async def send(self, bundle: list[Outgoing], started: float) -> None:
        """The first of the bundle, and with it the nudges that come along in one message.

        `started`: when they were claimed. Nudges that are found to be due as well are added to the
        bundle. Raises NotNow, NeverMind, and what SlackApi raises.
        """
        row = bundle[0]
        if row.replaces:
            await self._replace(row)
        elif row.status is not Status.UNCERTAIN or not await self._is_there(row):
            await self._post_if_true(bundle, started)

    async def _is_there(self, row: Outgoing) -> bool:
        """Look first: an earlier attempt may have reached Slack."""
        channel = await self.receivers.channel(row.team_id, row.people.split(","))
        since = row.posting_since or row.due_at
        try:
            ts = await self.slack.look(row.team_id, channel, row.key, since)
        except SlackSaidNo as error:
            await self.claims.park(row, str(error))
            log.error("parked: nobody may look whether it was said", key=row.key, error=str(error))
            return True
        if ts:
            await self.claims.sent(row, channel, ts)
        return ts is not None

    async def _post_if_true(self, bundle: list[Outgoing], started: float) -> None:
        row = bundle[0]
        if row.not_after and self.now() > row.not_after:
            raise NeverMind(Status.EXPIRED, "too late")
        people = row.people.split(",")
        members = await self.receivers.members(row.team_id, people)
        if not all(member.may_take_part for member in members.values()):
            raise NeverMind(Status.CANCELLED, "a receiver has left")
        self._not_before(self.receivers.hour(row, members[people[0]]))
        channel = await self.receivers.channel(row.team_id, people)
        said = {row: await self.wording.of(row)}
        self._not_within(await self.pace.turn(row.team_id, channel, row.manner))
        if not await self._ours_and_true(row):
            return
        if row.manner is Manner.NUDGE or row.message == REQUEST.message:
            self._not_before(await self.receivers.day(row, members[people[0]]))
        if row.manner is Manner.NUDGE:
            said |= await self._company(bundle)
        if self._lease_outlasts_a_post(started):
            await self._post(said, channel)

    async def _ours_and_true(self, row: Outgoing) -> bool:
        after = self.receivers.programme.bump_after
        ours, true, ripe_at = await self.database.read(
            lambda session: (
                still_ours(session, row),
                still_true(session, row, self.truths),
                not_before(session, row, self.now(), after),
            )
        )
        if ours and not true:
            raise NeverMind(Status.CANCELLED, "no longer true")
        self._not_before(ripe_at or self.now())
        return ours

    async def _post(self, said: Mapping[Outgoing, Message], channel: str) -> None:
        rows = sorted(said, key=lambda each: (each.due_at, each.created_at))
        merged, keys = together([said[each] for each in rows]), [each.key for each in rows]
        ts = await self.slack.post(rows[0].team_id, channel, merged, keys)
        ours = [each for each in rows if await self._stays(each, channel, ts)]
        if len(ours) < len(rows):
            log.error("said by two owners: ours is taken back", keys=keys, ts=ts)
            await self._take_back(rows[0].team_id, channel, ts, {each: said[each] for each in ours})

    async def _stays(self, row: Outgoing, channel: str, ts: str) -> bool:
        """Whether what was just posted is the one message that stays.

        Nobody else knows of it, so a database that is away for a moment is waited for.
        """
        patiently = AsyncRetrying(
            retry=retry_if_exception_type((SQLAlchemyError, OSError)),
            wait=wait_fixed(self.pace.between),
            stop=stop_after_attempt(TRIES),
            reraise=True,
        )
        return await patiently(self.claims.sent, row, channel, ts)

    async def _take_back(
        self, team_id: str, channel: str, ts: str, left: Mapping[Outgoing, Message]
    ) -> None:
        """Of a merged message only what somebody else said as well: the rest is said here alone."""
        if left:
            message, keys = together(list(left.values())), [each.key for each in left]
            await self.slack.reduce(team_id, channel, ts, message, keys)
        else:
            await self.slack.take_back(team_id, channel, ts)

    async def _company(self, bundle: list[Outgoing]) -> dict[Outgoing, Message]:
        """The other nudges due to this person that are still true: one message says them all."""
        room = self.nudges_in_one - len(bundle)
        bundle += await self.claims.company(bundle[0], room) if room > 0 else []
        company = {}
        for other in bundle[1 : self.nudges_in_one]:
            try:
                if await self._ours_and_true(other):
                    company[other] = await self.wording.of(other)
            except NotNow as later:
                await self.claims.release(other, later.until)
            except NeverMind as why:
                await self.claims.finish(other, why.status, str(why))
            except Unwordable as error:
                log.error("no words for what was to come along", key=other.key, error=str(error))
                await self.claims.give_up_soon(other, str(error))
        for other in bundle[self.nudges_in_one :]:
            await self.claims.release(other, self.now())
        return company

    async def _replace(self, row: Outgoing) -> None:
        """Turn a card into its answer. Twice does no harm, so nothing is looked for."""
        card = await self.database.read(lambda session: turned(session, row))
        if card is None or card.status not in {*WAITING, Status.SENT} or card.lease_ends >= NEVER:
            raise NeverMind(Status.CANCELLED, "the card was never sent")
        if card.channel is None or card.ts is None:
            await self.claims.retry(row, "the card is on its way", maybe_posted=False)
            return
        shown = None
        while shown != (message := await self.wording.now_of(card)):
            await self.slack.replace(row.team_id, card.channel, card.ts, message)
            shown = message
        await self.claims.sent(row, card.channel, card.ts)

    def _not_before(self, moment: datetime) -> None:
        if moment > self.now():
            raise NotNow(moment)

    def _not_within(self, seconds: float) -> None:
        if seconds:
            raise NotNow(self.now() + timedelta(seconds=seconds))

    def _lease_outlasts_a_post(self, started: float) -> bool:
        """Slept too long: it is the next owner's turn, who looks first.

        Between this and the post nothing else is waited for, the database neither.
        """
        ends = started + LEASE.total_seconds()
        return self.monotonic() + ANSWER_WITHIN.total_seconds() < ends
