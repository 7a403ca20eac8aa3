"""Say what is due: many messages at once, each for itself, whatever breaks."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.delivery.asking import NobodyKnows, SlackSaidNo, SlowDown
from bot.delivery.claims import Claims
from bot.delivery.pace import POST
from bot.delivery.sending import Sender
from bot.delivery.verdicts import NeverMind, NotNow, Unwordable
from bot.domain.delivery import Manner, Status
from bot.models import Outgoing

HANDS = 20  # messages on their way at one time
TRIES = 10  # of a message that breaks us

log = structlog.get_logger()


@dataclass(frozen=True)
class Outbox:
    """What is slow keeps one hand busy; the others go on."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    claims: Claims
    sender: Sender
    _busy: set[asyncio.Task[None]] = field(default_factory=set, init=False)

    async def deliver_due(self) -> None:
        """Everything that is due now, to its end."""
        while await self.start_due():
            continue
        await self.rest()

    async def start_due(self) -> bool:
        """As much of it as there are free hands; whether there may be more."""
        while len(self._busy) >= HANDS:
            await asyncio.wait(self._busy, return_when=asyncio.FIRST_COMPLETED)
        started = self.monotonic()
        rows = await self.claims.take(HANDS - len(self._busy))
        for bundle in _by_person(rows):
            hand = asyncio.create_task(self._deliver(bundle, started))
            self._busy.add(hand)
            hand.add_done_callback(self._free)
        return len(rows) > 0

    async def rest(self) -> None:
        """What is on its way is let finish: no post is left uncertain."""
        while self._busy:
            await asyncio.wait(self._busy)

    def _free(self, hand: asyncio.Task[None]) -> None:
        self._busy.discard(hand)
        if error := hand.exception():
            log.error("not marked: the lease runs out, and the next owner looks", exc_info=error)

    async def _deliver(self, bundle: list[Outgoing], started: float) -> None:
        """The first of a bundle leads: its end is its own, and the others only come along."""
        lead, others = bundle[0], bundle[1:]
        try:
            await self.sender.send(bundle, started)
        except NotNow as later:
            await self._release(bundle, later.until)
        except SlowDown as slow:
            await self._release(bundle, self.now() + timedelta(seconds=slow.retry_after))
        except NeverMind as why:
            await self.claims.finish(lead, why.status, str(why))
            await self._release(others, self.now())
        except SlackSaidNo as no:
            await self.claims.finish(lead, Status.DEAD, str(no))
            await self._release(others, self.now())
            log.error("slack will not take it", key=lead.key, error=str(no))
        except NobodyKnows as lost:
            for row in bundle:
                await self.claims.retry(row, str(lost), maybe_posted=lost.method == POST)
            log.warning("no answer from Slack", key=lead.key, error=str(lost))
        except Exception as error:  # one bad message must not stop the rest
            await self._broke(lead, error)
            await self._release(others, self.now())
            log.exception("a message broke", key=lead.key)

    async def _release(self, rows: Sequence[Outgoing], until: datetime) -> None:
        for row in rows:
            await self.claims.release(row, until)

    async def _broke(self, row: Outgoing, error: Exception) -> None:
        """Our own fault is not tried for ever; the database's is."""
        if isinstance(error, Unwordable):
            await self.claims.give_up_soon(row, str(error))
        elif row.attempts >= TRIES and not isinstance(error, SQLAlchemyError):
            await self.claims.finish(row, Status.DEAD, repr(error))
        else:
            await self.claims.retry(row, repr(error), maybe_posted=True)


def _by_person(rows: Sequence[Outgoing]) -> list[list[Outgoing]]:
    """New nudges to one person together; every other message by itself."""
    bundles: dict[tuple[str, ...], list[Outgoing]] = {}
    for row in rows:
        alone = row.manner is not Manner.NUDGE or row.status is not Status.SENDING
        to = (row.team_id, row.key) if alone else (row.team_id, "nudges", row.people)
        bundles.setdefault(to, []).append(row)
    return list(bundles.values())
