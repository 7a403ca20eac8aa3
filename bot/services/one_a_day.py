"""Nobody gets two requests in one day."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.hours import local_day, next_free_day, spread
from bot.models import Volunteer
from bot.services.service import Service
from bot.services.zones import zone_of_member


async def turn_of(service: Service, session: AsyncSession, volunteer: Volunteer) -> datetime:
    """When the next request reaches this volunteer, on a day of its own.

    The caller holds the volunteer, so no two requests are given the same day.
    """
    who = volunteer.user_id or ""
    zone = await zone_of_member(session, volunteer.team_id, who)
    now, hours = service.now(), service.programme.hours
    opens = next_free_day(now, zone, hours, volunteer.request_on)
    volunteer.request_on = local_day(opens, zone)
    over = service.programme.spread_mornings_over
    return spread(opens, who, over, hours) if opens > now else now
