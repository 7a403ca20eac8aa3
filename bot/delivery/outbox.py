"""Say what is due: many messages at once, each for itself, whatever breaks."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.delivery.asking import NobodyKnows, SlackSaidNo, SlowDown
from bot.delivery.claims import Claims
from bot.delivery.sending import Sender
from bot.delivery.slack import POST
from bot.delivery.verdicts import NeverMind, NotNow
from bot.domain.delivery import Status
from bot.models import Outgoing

HANDS = 20  # messages on their way at one time

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
        for row in rows:
            hand = asyncio.create_task(self._deliver(row, started))
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

    async def _deliver(self, row: Outgoing, started: float) -> None:
        try:
            await self.sender.send(row, started)
        except NotNow as later:
            await self.claims.release(row, later.until)
        except SlowDown as slow:
            await self.claims.release(row, self.now() + timedelta(seconds=slow.retry_after))
        except NeverMind as why:
            await self.claims.finish(row, why.status, str(why))
        except SlackSaidNo as no:
            await self.claims.finish(row, Status.DEAD, str(no))
            log.error("slack will not take it", key=row.key, error=str(no))
        except NobodyKnows as lost:
            await self.claims.retry(row, str(lost), maybe_posted=lost.method == POST)
            log.warning("no answer from Slack", key=row.key, error=str(lost))
        except Exception as error:  # one bad message must not stop the rest
            await self.claims.retry(row, repr(error), maybe_posted=True)
            log.exception("a message broke", key=row.key)
