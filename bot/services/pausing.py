"""A volunteer is not asked for a while, by their own wish."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time
from itertools import product

import dateparser
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.calendar import local_midnight
from bot.domain.delivery import Manner
from bot.domain.hours import local_day
from bot.domain.refusal import Refused
from bot.models import Volunteer
from bot.models.engine import lock
from bot.services.ending import end_unseen
from bot.services.free_again import tell_who_saved
from bot.services.load import remember_load
from bot.services.naming import name_who_was_suggested
from bot.services.saying import say
from bot.services.service import Service
from bot.services.staying import heard_from
from bot.services.zones import zone_of_member


class NotAVolunteer(Refused):
    """Only somebody who volunteers can pause."""

    message = "not_a_volunteer"


class NotADate(Refused):
    """What was typed after `pause until` is no date that we can read."""

    message = "not_a_date"


class DateIsPast(Refused):
    """A pause must end in the future."""

    message = "date_is_past"
    field = "pause_until"


@dataclass(frozen=True)
class Pausing(Service):
    async def pause(self, team_id: str, user_id: str, until: str) -> date | None:
        """Until a day as people say it ("5 Jan", "next Monday"), or for good when it is empty.

        Returns the first day on which they may be asked again. Raises NotAVolunteer, NotADate,
        DateIsPast.
        """
        async with self.deciding() as session:
            await lock(session, f"{team_id}:{user_id}")
            volunteer = await joined(session, team_id, user_id)
            zone = await zone_of_member(session, team_id, user_id)
            day = read_day(until, local_day(self.now(), zone)) if until else None
            await heard_from(self, session, team_id, user_id, "paused")
            await pause(self, session, volunteer, day)
        return day

    async def resume(self, team_id: str, user_id: str) -> None:
        """Raises NotAVolunteer."""
        async with self.deciding() as session:
            await lock(session, f"{team_id}:{user_id}")
            volunteer = await joined(session, team_id, user_id)
            rested = volunteer.paused_at is not None
            volunteer.paused_at = volunteer.paused_until = volunteer.filled_until = None
            await remember_load(self, session, volunteer)
            if rested:
                await tell_who_saved(self, session, volunteer)
            await heard_from(self, session, team_id, user_id, "stays")
            await name_who_was_suggested(self, session, volunteer)


async def pause(
    service: Service, session: AsyncSession, volunteer: Volunteer, until: date | None
) -> None:
    """Until that day begins where the volunteer lives; the caller holds them. Raises DateIsPast."""
    zone = await zone_of_member(session, volunteer.team_id, volunteer.user_id or "")
    if until and until <= local_day(service.now(), zone):
        raise DateIsPast(until=until)
    volunteer.paused_at = service.now()
    volunteer.paused_until = local_midnight(until, zone) if until else None
    await end_unseen(service, session, volunteer.team_id, volunteer.user_id or "")


async def resume(service: Service, session: AsyncSession, team_id: str, volunteer_id: str) -> None:
    """The pause has ended by itself, unless it ended or was changed before."""
    volunteer = await session.get_one(Volunteer, (team_id, volunteer_id))
    await lock(session, f"{team_id}:{volunteer.user_id}")
    await session.refresh(volunteer, with_for_update=True)
    ended = volunteer.paused_until
    if ended is None or ended > service.now():
        return
    volunteer.paused_at = volunteer.paused_until = None
    await tell_who_saved(service, session, volunteer)
    await name_who_was_suggested(service, session, volunteer)
    say(
        session,
        service.now(),
        team_id=team_id,
        key=f"{volunteer.id}:pause_ended:{ended:%Y-%m-%dT%H:%M}",
        message="pause_ended",
        to=[volunteer.user_id or ""],
        facts={},
        about=f"pause:{volunteer.id}",
        manner=Manner.IN_HOURS,
    )


async def joined(session: AsyncSession, team_id: str, user_id: str) -> Volunteer:
    mine = select(Volunteer).where(
        Volunteer.team_id == team_id,
        Volunteer.user_id == user_id,
        Volunteer.joined_at.is_not(None),
    )
    volunteer = await session.scalar(mine.with_for_update())
    if volunteer is None:
        raise NotAVolunteer
    return volunteer


def read_day(typed: str, today: date) -> date:
    """As people say it. Raises NotADate."""
    settings: dict[str, object] = {
        "RELATIVE_BASE": datetime.combine(today, time()),  # naive, as dateparser wants it
        "PREFER_DATES_FROM": "future",
    }
    for languages, parser in product(_LANGUAGES, _PARSERS):
        found = dateparser.parse(typed, languages=languages, settings=settings | parser)
        if found and found.year < MAXYEAR and not typed.isdecimal():  # a number: of what?
            day: date = found.date()
            return day
    raise NotADate(typed=typed)


_LANGUAGES = (["en"], ["de", "es", "fr", "it", "nl", "pt"])  # a later one only where none fits
_PARSERS: Sequence[dict[str, object]] = (
    {"PARSERS": ["relative-time"]},  # 3 weeks; next Monday
    {"PARSERS": ["absolute-time"], "PREFER_DAY_OF_MONTH": "first"},  # March: as it begins
)
