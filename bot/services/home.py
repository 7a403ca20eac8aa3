"""What a person owes, what they wait for, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.introduction import OPEN, Role, State
from bot.models import Contact, Introduction, Volunteer
from bot.services.load import meetings, meetings_most, open_requests
from bot.services.moving import role
from bot.services.saving import count_saved
from bot.services.service import Service

SHOWN = 20  # introductions on one page


@dataclass(frozen=True)
class Item:
    """One introduction as one of its two people sees it. `late`: the thank-you is overdue."""

    introduction: str
    mine: Role
    other: str
    state: State
    since: datetime
    late: bool


@dataclass(frozen=True)
class InTouch:
    volunteer: str
    check_in: int
    due_at: datetime


@dataclass(frozen=True)
class Duty:
    """A volunteer's month, and whether they may be asked."""

    meetings: int
    meetings_most: int
    paused: bool
    paused_until: datetime | None


@dataclass(frozen=True)
class Home:
    """`more` introductions are open but not shown. No `duty`: not a volunteer."""

    items: Sequence[Item]
    more: int
    in_touch: Sequence[InTouch]
    duty: Duty | None
    saved: int
    left: int
    most: int


@dataclass(frozen=True)
class Homes(Service):
    async def home(self, team_id: str, user_id: str) -> Home:
        most = self.programme.open_requests
        async with self.looking() as session:
            open_ = await self._open(session, team_id, user_id)
            return Home(
                items=[self._item(intro, user_id) for intro in open_[:SHOWN]],
                more=max(0, len(open_) - SHOWN),
                in_touch=await self._in_touch(session, team_id, user_id),
                duty=await self._duty(session, team_id, user_id),
                saved=await count_saved(session, team_id, user_id),
                left=max(0, most - await session.run_sync(open_requests, team_id, user_id)),
                most=most,
            )

    async def _open(
        self, session: AsyncSession, team_id: str, user_id: str
    ) -> Sequence[Introduction]:
        mine = select(Introduction).where(
            Introduction.team_id == team_id,
            Introduction.state.in_({*OPEN, State.HELD}),
            or_(Introduction.student == user_id, Introduction.volunteer == user_id),
        )
        found = (await session.scalars(mine.order_by(Introduction.requested_at))).all()
        return [intro for intro in found if intro.state in OPEN or intro.student == user_id]

    def _item(self, intro: Introduction, user_id: str) -> Item:
        mine = role(intro, user_id)
        held = intro.held_at
        return Item(
            introduction=intro.id,
            mine=mine,
            other=intro.volunteer if mine is Role.STUDENT else intro.student,
            state=intro.state,
            since=held or intro.accepted_at or intro.requested_at,
            late=bool(held and held + self.programme.thank_you_late_after <= self.now()),
        )

    async def _in_touch(
        self, session: AsyncSession, team_id: str, user_id: str
    ) -> Sequence[InTouch]:
        mine = select(Contact.volunteer, Contact.check_in, Contact.check_in_at).where(
            Contact.team_id == team_id,
            Contact.student == user_id,
            Contact.check_in_at.is_not(None),
        )
        rows = await session.execute(mine.order_by(Contact.check_in_at).limit(SHOWN))
        return [InTouch(who, number, due) for who, number, due in rows if due]

    async def _duty(self, session: AsyncSession, team_id: str, user_id: str) -> Duty | None:
        mine = select(Volunteer).where(
            Volunteer.team_id == team_id,
            Volunteer.user_id == user_id,
            Volunteer.joined_at.is_not(None),
        )
        volunteer = await session.scalar(mine)
        if volunteer is None:
            return None
        until = volunteer.paused_until
        return Duty(
            meetings=await meetings(session, team_id, user_id, self.month()[0]),
            meetings_most=meetings_most(self, volunteer),
            paused=volunteer.paused_at is not None and (until is None or until > self.now()),
            paused_until=until,
        )
