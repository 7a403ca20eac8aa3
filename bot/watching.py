"""Coordinators hear of it when messages stay stuck."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

import structlog

from bot.delivery.audit import Audit, Auditor
from bot.domain.delivery import Manner
from bot.models import Outgoing
from bot.models.engine import Database, lock, reached
from bot.services.saying import say

LOOK_EVERY = timedelta(minutes=1)

log = structlog.get_logger()


@dataclass
class Watch:
    """Over the outbox of one workspace."""

    database: Database
    now: Callable[[], datetime]
    auditor: Auditor
    team_id: str
    coordinators: Sequence[str]
    _was_wrong: bool = False

    async def look(self) -> None:
        """What is wrong for the second time in a row is told. Raises DatabaseAway."""
        wrong = [each for each in await self.auditor.audit() if self._is_wrong(each)]
        if self._was_wrong:
            for audit in wrong:
                log.error("messages are stuck", **asdict(audit))
                await self._tell(audit)
        self._was_wrong = bool(wrong)

    def _is_wrong(self, audit: Audit) -> bool:
        return audit.team_id == self.team_id and not audit.is_well()

    async def _tell(self, audit: Audit) -> None:
        """Each of them once a day, whichever replica sees it first."""
        with reached():
            async with self.database.writes.begin() as session:
                await lock(session, f"{self.team_id}:delivery_trouble")
                for coordinator in self.coordinators:
                    key = f"delivery_trouble:{coordinator}:{self.now():%Y-%m-%d}"
                    if await session.get(Outgoing, (self.team_id, key)):
                        continue
                    say(
                        session,
                        self.now(),
                        team_id=self.team_id,
                        key=key,
                        message="delivery_trouble",
                        to=[coordinator],
                        facts=asdict(audit),
                        about="delivery_trouble",
                        manner=Manner.IN_HOURS,
                    )
