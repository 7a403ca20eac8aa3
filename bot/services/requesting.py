"""A student asks one volunteer for a conversation."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.hours import local_day
from bot.domain.introduction import Move, State
from bot.domain.limits import NotAvailable, TooManyOpen
from bot.domain.profile import AboutStudent
from bot.domain.refusal import Refused
from bot.domain.request import Request, check_opening
from bot.models import Introduction, Student, Volunteer
from bot.models.engine import lock
from bot.search.askable import ASKABLE
from bot.search.versions import asks_change
from bot.services.availability import why_not
from bot.services.load import Allowance, allowance, remember_load
from bot.services.moving import enter, tell
from bot.services.one_a_day import turn_of
from bot.services.request_form import RequestForm, written_before
from bot.services.service import Service
from bot.services.taking_part import must_take_part
from bot.services.zones import zone_of_member


class MustAgree(Refused):
    """Nothing is sent for a student who has not agreed to the programme's terms."""

    message = "must_agree"
    field = "agree"


@dataclass(frozen=True)
class Requesting(Service):
    async def form(
        self, team_id: str, student: str, volunteer_id: str, after: str, found_by: str
    ) -> RequestForm:
        """`after`: the introduction it follows on, or nothing.

        Raises NotAMember, NotAvailable, TooManyOpen.
        """
        async with self.looking() as session:
            await session.run_sync(must_take_part, team_id, student)
            volunteer = await self._askable(session, team_id, student, volunteer_id)
            left = await self._left(session, team_id, student)
            known = await session.get(Student, (team_id, student))
            written = await written_before(session, team_id, student, after, volunteer)
        return RequestForm(
            introduction=self.new_id(),
            volunteer_id=volunteer.id,
            name=volunteer.name,
            formats=list(volunteer.formats),
            first_use=known is None,
            shares_email=bool(known and known.shares_email),
            allowance=left,
            opening_least=self.programme.opening_least,
            opening_most=self.programme.opening_most,
            **{"found_by": found_by} | written,
        )

    async def request(
        self,
        team_id: str,
        student: str,
        *,
        introduction: str,
        volunteer_id: str,
        request: Request,
        about: AboutStudent | None,
        agreed: bool,
        found_by: str,
        shares_email: bool = False,
    ) -> Allowance:
        """Send it; what is left then. The same `introduction` a second time changes nothing.

        Raises OpeningLength, AsksForAJob, MustAgree, NotAMember, NotAvailable, TooManyOpen.
        """
        least, most = self.programme.opening_least, self.programme.opening_most
        check_opening(request.opening, least=least, most=most)
        async with self.deciding() as session:
            asked = await self._user_of(session, team_id, volunteer_id)
            await lock(session, f"{team_id}:{student}", f"{team_id}:{asked}")
            if await session.get(Introduction, (team_id, introduction)):
                return await session.run_sync(allowance, self, team_id, student)
            await session.run_sync(must_take_part, team_id, student)
            volunteer = await self._askable(session, team_id, student, volunteer_id)
            await self._left(session, team_id, student)
            known = await self._remember(session, team_id, student, about, agreed)
            known.shares_email = shares_email
            intro = self._written(team_id, student, introduction, volunteer, request, found_by)
            turn = await turn_of(self, session, volunteer)
            intro.answer_by = turn + self.programme.lapse_after
            session.add(intro)
            await session.flush()
            enter(self, session, intro, Move.REQUEST, None, student)
            tell(self, session, intro, {}, since=turn)
            volunteer.asked_at = self.now()
            await remember_load(self, session, volunteer)
            await asks_change(session, team_id)
            return await session.run_sync(allowance, self, team_id, student)

    async def _user_of(self, session: AsyncSession, team_id: str, volunteer_id: str) -> str | None:
        wanted = select(Volunteer.user_id)
        return await session.scalar(
            wanted.where(Volunteer.team_id == team_id, Volunteer.id == volunteer_id)
        )

    async def _askable(
        self, session: AsyncSession, team_id: str, student: str, volunteer_id: str
    ) -> Volunteer:
        """Raises NotAvailable."""
        wanted = select(Volunteer).where(Volunteer.id == volunteer_id, ASKABLE)
        volunteer = await session.scalar(wanted, vars(self.asker(team_id, student)))
        if volunteer is None:
            why = await why_not(self, session, team_id, student, volunteer_id)
            raise NotAvailable(**vars(why))
        return volunteer

    async def _left(self, session: AsyncSession, team_id: str, student: str) -> Allowance:
        """Raises TooManyOpen."""
        left = await session.run_sync(allowance, self, team_id, student)
        if left.left <= 0:
            zone = await zone_of_member(session, team_id, student)
            free = left.next_at and local_day(left.next_at, zone)
            raise TooManyOpen(most=left.most, next=free)
        return left

    async def _remember(
        self,
        session: AsyncSession,
        team_id: str,
        student: str,
        about: AboutStudent | None,
        agreed: bool,
    ) -> Student:
        known = await session.get(Student, (team_id, student))
        if known:
            return known
        if about is None or not agreed:
            raise MustAgree
        now = self.now()
        new = Student(team_id=team_id, user_id=student, agreed_at=now, **vars(about))
        session.add(new)
        return new

    def _written(
        self,
        team_id: str,
        student: str,
        introduction: str,
        volunteer: Volunteer,
        request: Request,
        found_by: str,
    ) -> Introduction:
        return Introduction(
            team_id=team_id,
            id=introduction,
            student=student,
            volunteer=volunteer.user_id,
            state=State.REQUESTED,
            requested_at=self.now(),
            found_by=found_by,
            **vars(request),
        )
