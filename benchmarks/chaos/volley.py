"""Events from Slack, many at once to one replica: what is answered 200 is done."""

import asyncio
import itertools
import json
import time
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import select

from benchmarks.chaos.plan import Plan
from benchmarks.chaos.replicas import Replica
from benchmarks.chaos.stage import staged
from benchmarks.people import TEAM
from benchmarks.requests import SIGNING_KEY
from bot.models import Member
from bot.models.engine import Database

AT_ONCE = 30
KILL_AFTER = 3  # answers


@dataclass
class Volleys:
    """`acked`: who joined by an event that was answered 200."""

    acked: set[str] = field(default_factory=set)
    fired: int = 0

    async def fire(self, replica: Replica) -> None:
        """The replica is killed as soon as a few of them are answered."""
        self.fired += 1
        who = [f"UNEW{self.fired}N{n}" for n in range(AT_ONCE)]
        async with aiohttp.ClientSession() as session:
            events = [asyncio.create_task(self._tell(session, replica, each)) for each in who]
            for some in itertools.islice(asyncio.as_completed(events), KILL_AFTER):
                await some
            replica.kill()
            await asyncio.gather(*events)

    async def lost(self, database: Database) -> int:
        """Acked, and not done."""
        theirs = select(Member.user_id).where(Member.user_id.like("UNEW%"))
        async with database.reads() as session:
            return len(self.acked - set(await session.scalars(theirs)))

    async def _tell(self, session: aiohttp.ClientSession, replica: Replica, user_id: str) -> None:
        body = json.dumps(_joined(user_id))
        try:
            async with session.post(
                f"{replica.url}/slack/events", data=body, headers=_headers(body)
            ) as answer:
                if answer.status == 200:
                    self.acked.add(user_id)
        except aiohttp.ClientError:
            return


async def volleys(plan: Plan, number: int) -> tuple[int, int]:
    """So many, one after the other, and nothing else: events answered 200, and lost of these."""
    fired = Volleys()
    async with staged(plan) as stage:
        for _ in range(number):
            await stage.replicas[0].up.wait()
            await fired.fire(stage.replicas[0])
        return len(fired.acked), await fired.lost(stage.database)


def _joined(user_id: str) -> dict[str, Any]:
    user = {
        "id": user_id,
        "team_id": TEAM,
        "tz": "Europe/London",
        "profile": {"real_name": user_id},
    }
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "event_id": f"Ev{user_id}",
        "event": {"type": "team_join", "user": user},
    }


def _headers(body: str) -> dict[str, str]:
    sent_at = str(int(time.time()))
    signature = SignatureVerifier(SIGNING_KEY).generate_signature(timestamp=sent_at, body=body)
    return {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": sent_at,
        "X-Slack-Signature": signature or "",
    }
