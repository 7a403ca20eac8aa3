"""A person offers to be asked, and says for what."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.profile import TypedProfile, VolunteerProfile
from bot.domain.refusal import Refused
from bot.models import Member, Volunteer
from bot.models.engine import lock
from bot.search.index import index
from bot.services.free_again import tell_who_saved
from bot.services.load import remember_load
from bot.services.naming import name_who_was_suggested
from bot.services.service import Service
from bot.services.taking_part import must_take_part
from bot.services.wishing import tell_those_who_wished


class MustConsent(Refused):
    """Nobody is shown to students who has not said yes to it."""

    message = "must_consent"
    field = "consent"


@dataclass(frozen=True)
class Joining:
    """`profile` is what is known already: typed before, imported, or only the Slack name.

    `joined`: they had joined before this.
    """

    profile: VolunteerProfile
    joined: bool


@dataclass(frozen=True)
class Volunteering(Service):
    async def form(self, team_id: str, user_id: str, *, slack_name: str) -> Joining:
        """Raises NotAMember."""
        async with self.looking() as session:
            await session.run_sync(must_take_part, team_id, user_id)
            volunteer = await _known(session, team_id, user_id)
            if volunteer is None:
                name = await _name(session, team_id, user_id, slack_name)
                return Joining(VolunteerProfile(name=name), joined=False)
        return Joining(_profile(volunteer), joined=volunteer.joined_at is not None)

    async def join(
        self,
        team_id: str,
        user_id: str,
        typed: TypedProfile,
        *,
        consents: bool,
        slack_name: str,
    ) -> Joining:
        """Join, or change the profile; it as it is now. Raises MustConsent, NotAMember."""
        if not consents:
            raise MustConsent
        async with self.deciding() as session:
            await session.run_sync(must_take_part, team_id, user_id)
            await lock(session, f"{team_id}:{user_id}")
            volunteer = await _known(session, team_id, user_id)
            if volunteer is None:
                name = await _name(session, team_id, user_id, slack_name)
                volunteer = self._blank(team_id, VolunteerProfile(name=name))
                session.add(volunteer)
            joined = volunteer.joined_at is not None
            _write(volunteer, user_id, typed)
            volunteer.joined_at = volunteer.joined_at or self.now()
            await session.flush()
            await index(session, volunteer)
            await remember_load(self, session, volunteer)
            if not joined:
                await tell_those_who_wished(self, session, volunteer)
                await tell_who_saved(self, session, volunteer)
            await name_who_was_suggested(self, session, volunteer)
        return Joining(_profile(volunteer), joined)

    def _blank(self, team_id: str, profile: VolunteerProfile) -> Volunteer:
        return Volunteer(team_id=team_id, id=self.new_id(), **vars(profile))


def _write(volunteer: Volunteer, user_id: str, typed: TypedProfile) -> None:
    volunteer.user_id = user_id
    for name, value in vars(typed).items():
        setattr(volunteer, name, value)


def _profile(volunteer: Volunteer) -> VolunteerProfile:
    columns = VolunteerProfile.__dataclass_fields__
    return VolunteerProfile(**{name: getattr(volunteer, name) for name in columns})


async def _name(session: AsyncSession, team_id: str, user_id: str, slack_name: str) -> str:
    member = await session.get(Member, (team_id, user_id))
    return member.name if member else slack_name


async def _known(session: AsyncSession, team_id: str, user_id: str) -> Volunteer | None:
    """By Slack id, or imported under the e-mail address that Slack has of this person."""
    email = select(Member.email).where(Member.team_id == team_id, Member.user_id == user_id)
    mine = select(Volunteer).where(
        Volunteer.team_id == team_id,
        or_(
            Volunteer.user_id == user_id,
            (Volunteer.email == email.scalar_subquery()) & Volunteer.user_id.is_(None),
        ),
    )
    return await session.scalar(mine.order_by(Volunteer.user_id.is_(None)))
