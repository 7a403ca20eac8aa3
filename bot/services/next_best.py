"""Whom a student may ask instead."""

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.hours import local_day
from bot.domain.search_so_far import search_from
from bot.models import Introduction
from bot.search.find import Result, Search
from bot.services.answers import cards
from bot.services.service import Service
from bot.services.wishing import narrower
from bot.services.zones import zone_of_member


async def next_best(
    service: Service, session: AsyncSession, intro: Introduction, besides: str | None = None
) -> dict[str, Any]:
    """Who else fits what the student had looked for, as narrow as it was, and when this volunteer
    may be asked again.

    `besides`: a volunteer's id, of whom they hear anyhow.
    """
    anybody = service.asker(intro.team_id, intro.student)
    search = search_from(intro.found_by)

    def look(connection: Connection) -> Result:
        asker = narrower(connection, anybody, search.narrowing)
        return Search().find(connection, asker, search.query, limit=service.programme.cards)

    found = await (await session.connection()).run_sync(look)
    others = [card for card in cards(service, found) if card.volunteer_id != besides]
    return {
        "found_by": intro.found_by,
        "cards": [asdict(card) for card in others],
        "again_from": (await _again_from(service, session, intro)).isoformat(),
    }


async def _again_from(service: Service, session: AsyncSession, intro: Introduction) -> date:
    """The student's own day on which this volunteer may be asked once more."""
    zone = await zone_of_member(session, intro.team_id, intro.student)
    return local_day(service.now() + service.programme.no_second_request_within, zone)
