"""Bring alumni in from a file. Nobody is messaged, and nobody is shown before joining."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.alumni_row import AlumniRow
from bot.models import Member, Volunteer
from bot.search.index import index
from bot.services.linking import link
from bot.services.service import Service


@dataclass(frozen=True)
class Imported:
    """`kept`: had joined already, so their own words stay. `linked`: found in the workspace."""

    added: int = 0
    updated: int = 0
    kept: int = 0
    linked: int = 0

    def __add__(self, other: "Imported") -> "Imported":
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Imported(*(mine + theirs for mine, theirs in pairs))


@dataclass(frozen=True)
class Importing(Service):
    async def add(self, team_id: str, rows: Sequence[AlumniRow]) -> Imported:
        """Add or update people by e-mail address. Safe to run twice."""
        async with self.deciding() as session:
            known = await self._known(session, team_id, rows)
            joined = await self._joined(session, team_id, rows)
            changed = [
                self._written(team_id, known.get(row.email), row)
                for row in rows
                if row.email not in joined
            ]
            session.add_all(changed)
            await session.flush()
            linked = await link(session, team_id)
            await index(session, *changed)  # last: others who change profiles wait for it
        updated = len(known.keys() - joined)
        return Imported(len(changed) - updated, updated, len(joined), linked)

    async def _known(
        self, session: AsyncSession, team_id: str, rows: Sequence[AlumniRow]
    ) -> Mapping[str, Volunteer]:
        mine = select(Volunteer).where(
            Volunteer.team_id == team_id, Volunteer.email.in_([row.email for row in rows])
        )
        return {volunteer.email or "": volunteer for volunteer in await session.scalars(mine)}

    async def _joined(
        self, session: AsyncSession, team_id: str, rows: Sequence[AlumniRow]
    ) -> set[str]:
        """Addresses of those who joined, be it that only Slack knows their address."""
        emails = [row.email for row in rows]
        mine = (
            select(Volunteer.email, Member.email)
            .outerjoin(
                Member,
                and_(Member.team_id == Volunteer.team_id, Member.user_id == Volunteer.user_id),
            )
            .where(
                Volunteer.team_id == team_id,
                Volunteer.joined_at.is_not(None),
                or_(Volunteer.email.in_(emails), Member.email.in_(emails)),
            )
        )
        return {email for pair in await session.execute(mine) for email in pair} & set(emails)

    def _written(self, team_id: str, known: Volunteer | None, row: AlumniRow) -> Volunteer:
        volunteer = known or Volunteer(team_id=team_id, id=self.new_id())
        volunteer.email = row.email
        for name, value in asdict(row.profile).items():
            setattr(volunteer, name, value)
        return volunteer
