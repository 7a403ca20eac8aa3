"""What is said of a meeting: that it is agreed on, shortly before it, and when it is over."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.domain.hours import last_open
from bot.domain.news import DID_YOU_MEET, OF_MEETING, Audience, News
from bot.models import Introduction, Member
from bot.services.moving import tell_one
from bot.services.said import facts_said, times_planned
from bot.services.service import Service
from bot.services.zones import zone_of_member


def ends_at(intro: Introduction) -> datetime | None:
    """When the meeting is over whose time stands, if one does."""
    return intro.meets_at and intro.meets_at + timedelta(minutes=intro.minutes)


async def plan_meeting(
    service: Service, session: AsyncSession, intro: Introduction, begins: datetime
) -> None:
    """For the time just agreed on; a reminder for which it is too late is left out."""
    facts = await meeting_facts(session, intro)
    for news in OF_MEETING:
        since, until = ends_at(intro) if news.after else None, None
        if news.before:
            ahead: timedelta = getattr(service.programme, news.before)
            since = await _in_time(service, session, intro, news, begins - ahead)
            until = begins
        if since is None or since > service.now():
            occasion = f"{intro.agreed}.{news.occasion}"
            tell_one(service, session, intro, news, occasion, facts, since=since, not_after=until)


async def may_be_asked(
    service: Service, session: AsyncSession, intro: Introduction, who: str
) -> bool:
    """Whether they met: so many times without a time to meet, and of each time."""
    said = await facts_said(
        session, team_id=intro.team_id, about=intro.id, message=DID_YOU_MEET[0].message, to=who
    )
    asked = [facts for facts in said if facts.get("agreed") == intro.agreed]
    return len(asked) < service.programme.ask_whether_met_at_most


async def ask_whether_met(
    service: Service, session: AsyncSession, intro: Introduction, who: str
) -> None:
    """In some days, once more."""
    [news] = [each for each in DID_YOU_MEET if _receiver(intro, each) == who]
    planned = await times_planned(
        session, team_id=intro.team_id, about=intro.id, message=news.message, to=who
    )
    tell_one(service, session, intro, news, planned + 1, {"agreed": intro.agreed})


async def meeting_facts(session: AsyncSession, intro: Introduction) -> Mapping[str, Any]:
    """Of the time that stands, if one does."""
    both = (intro.student, intro.volunteer)
    known = select(Member).where(Member.team_id == intro.team_id, Member.user_id.in_(both))
    names = {member.user_id: member.name for member in await session.scalars(known)}
    return {
        "meets_at": intro.meets_at and int(intro.meets_at.timestamp()),
        "place": intro.place,
        "agreed": intro.agreed,
        "names": [names[who] for who in both if who in names],
    }


async def _in_time(
    service: Service, session: AsyncSession, intro: Introduction, news: News, moment: datetime
) -> datetime:
    """What keeps to hours and would come outside of them comes in the last hour before."""
    if news.manner is Manner.AGREED:
        return moment
    zone = await zone_of_member(session, intro.team_id, _receiver(intro, news))
    return last_open(moment, zone, service.programme.hours)


def _receiver(intro: Introduction, news: News) -> str:
    return intro.student if news.to is Audience.STUDENT else intro.volunteer
