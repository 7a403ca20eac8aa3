"""People whom a student keeps in mind for later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.limits import Hindrance, NotAvailable
from bot.models import Introduction, Member, Saved, Volunteer
from bot.search.askable import ASKABLE
from bot.services.availability import why_not
from bot.services.service import Service
from bot.services.taking_part import must_take_part

PAGE = 10


@dataclass(frozen=True)
class Kept:
    """Somebody who was saved; no `hindrance`: may be asked now."""

    volunteer_id: str
    name: str
    title: str
    employer: str
    city: str
    country: str
    formats: Sequence[str]
    timezone: str | None
    found_by: str
    hindrance: Hindrance | None
    until: date | None


@dataclass(frozen=True)
class KeptPage:
    """`page` counts from 0."""

    people: Sequence[Kept]
    page: int
    pages: int


@dataclass(frozen=True)
class Saving(Service):
    async def save(
        self, team_id: str, student: str, volunteer_id: str, after: str, found_by: str
    ) -> str:
        """The name of whom is saved now; twice is once. `after`: the introduction for which they
        are the next best, or nothing. Raises NotAMember, NotAvailable."""
        async with self.deciding() as session:
            await session.run_sync(must_take_part, team_id, student)
            volunteer = await session.get(Volunteer, (team_id, volunteer_id))
            if volunteer is None or volunteer.joined_at is None:
                raise NotAvailable(hindrance=Hindrance.OTHER)
            before = await session.get(Introduction, (team_id, after))
            saved = Saved(
                team_id=team_id,
                student=student,
                volunteer_id=volunteer_id,
                found_by=before.found_by if before and before.student == student else found_by,
                saved_at=self.now(),
                told_at=None,
            )
            await session.merge(saved)
        return volunteer.name

    async def remove(self, team_id: str, student: str, volunteer_id: str) -> None:
        async with self.deciding() as session:
            mine = delete(Saved).where(Saved.team_id == team_id, Saved.student == student)
            await session.execute(mine.where(Saved.volunteer_id == volunteer_id))

    async def saved(self, team_id: str, student: str, page: int = 0) -> KeptPage:
        """The newest first; beyond the last page, the last."""
        async with self.looking() as session:
            count = await count_saved(session, team_id, student)
            pages = max(1, -(-count // PAGE))
            page = min(page, pages - 1)
            mine = (
                select(Saved, Volunteer, Member.timezone)
                .join(
                    Volunteer,
                    (Volunteer.team_id == Saved.team_id) & (Volunteer.id == Saved.volunteer_id),
                )
                .outerjoin(
                    Member,
                    (Member.team_id == Saved.team_id) & (Member.user_id == Volunteer.user_id),
                )
                .where(Saved.team_id == team_id, Saved.student == student)
                .order_by(Saved.saved_at.desc(), Saved.volunteer_id)
            )
            rows = (await session.execute(mine.limit(PAGE).offset(page * PAGE))).all()
            people = [await self._kept(session, *row) for row in rows]
        return KeptPage(people, page, pages)

    async def _kept(
        self, session: AsyncSession, saved: Saved, volunteer: Volunteer, timezone: str | None
    ) -> Kept:
        asker = self.asker(saved.team_id, saved.student)
        askable = select(Volunteer.id).where(Volunteer.id == volunteer.id, ASKABLE)
        why = None
        if not await session.scalar(askable, vars(asker)):
            why = await why_not(self, session, saved.team_id, saved.student, volunteer.id)
        return Kept(
            volunteer_id=volunteer.id,
            name=volunteer.name,
            title=volunteer.title,
            employer=volunteer.employer,
            city=volunteer.city,
            country=volunteer.country,
            formats=list(volunteer.formats),
            timezone=timezone,
            found_by=saved.found_by,
            hindrance=why.hindrance if why else None,
            until=why.until if why else None,
        )


async def count_saved(session: AsyncSession, team_id: str, student: str) -> int:
    mine = select(func.count()).where(Saved.team_id == team_id, Saved.student == student)
    return await session.scalar(mine) or 0
