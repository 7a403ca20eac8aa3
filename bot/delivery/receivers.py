"""Who gets a message: their channel, their time zone, and whether it is their hour."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.slack import SlackApi
from bot.domain.calendar import local_midnight
from bot.domain.delivery import Manner
from bot.domain.hours import local_day, next_open, spread
from bot.domain.member import slack_member
from bot.domain.news import REQUEST
from bot.domain.programme import Programme
from bot.models import Conversation, Introduction, Member, Outgoing
from bot.models.engine import Database, lock


@dataclass(frozen=True)
class Receivers:
    database: Database
    now: Callable[[], datetime]
    slack: SlackApi
    programme: Programme

    async def members(self, team_id: str, people: Sequence[str]) -> Mapping[str, Member]:
        """By user id; Slack is asked about those we have not heard of yet."""
        mine = select(Member).where(Member.team_id == team_id, Member.user_id.in_(people))
        known = await self.database.read(
            lambda session: {member.user_id: member for member in session.scalars(mine)}
        )
        for user_id in set(people) - set(known):
            user = await self.slack.member(team_id, user_id)
            known[user_id] = Member(team_id=team_id, **vars(slack_member(team_id, user)))
            async with self.database.writes.begin() as session:
                await lock(session, f"{team_id}:members")
                await session.merge(known[user_id])
        return known

    async def channel(self, team_id: str, people: Sequence[str]) -> str:
        """Opened once, then remembered."""
        key = (team_id, ",".join(people))
        known = await self.database.read(lambda session: session.get(Conversation, key))
        if known:
            return known.channel
        channel = await self.slack.open(team_id, people)
        async with self.database.writes.begin() as session:
            await lock(session, f"{team_id}:conversation:{key[1]}")
            await session.merge(Conversation(team_id=team_id, people=key[1], channel=channel))
        return channel

    def hour(self, row: Outgoing, member: Member) -> datetime:
        """The first moment from now on at which this message may reach its person."""
        if row.manner in (Manner.AT_ONCE, Manner.AGREED):
            return self.now()
        opens = next_open(self.now(), member.timezone, self.programme.hours)
        return self._spread(opens, member) if opens > self.now() else opens

    async def day(self, row: Outgoing, member: Member) -> datetime:
        """Now, if today is still free for one like this, or was taken by this one; else another
        day. Of nudges, and of requests, nobody gets two in one day."""
        kind = "nudged" if row.manner is Manner.NUDGE else "asked"
        on, by = getattr(Member, f"{kind}_on"), getattr(Member, f"{kind}_by")
        today = local_day(self.now(), member.timezone)
        take = update(Member).where(
            Member.team_id == member.team_id,
            Member.user_id == member.user_id,
            or_(on.is_(None), on != today, by == row.key),
        )
        async with self.database.writes.begin() as session:
            taken = await session.execute(take.values({on: today, by: row.key}))
            if isinstance(taken, CursorResult) and taken.rowcount == 1:
                if row.message == REQUEST.message:
                    await self._begin_week(session, row)
                return self.now()
        tomorrow = local_midnight(today + timedelta(days=1), member.timezone)
        return self._spread(next_open(tomorrow, member.timezone, self.programme.hours), member)

    async def _begin_week(self, session: AsyncSession, row: Outgoing) -> None:
        """To answer a request: from when it reaches its volunteer, however late that is."""
        answer_by = self.now() + self.programme.lapse_after
        intro = update(Introduction).where(
            Introduction.team_id == row.team_id,
            Introduction.id == row.about,
            Introduction.answer_by < answer_by,
        )
        await session.execute(intro.values(answer_by=answer_by))

    def _spread(self, opens: datetime, member: Member) -> datetime:
        """Not everybody at nine o'clock sharp: each person has a minute of their own."""
        over, hours = self.programme.spread_mornings_over, self.programme.hours
        return spread(opens, member.user_id, over, hours)
