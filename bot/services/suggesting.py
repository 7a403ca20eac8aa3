"""*Suggest someone else*: nobody is named to a student before agreeing to be listed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.introduction import Move, advance
from bot.domain.suggestion import Standing, check_suggestion
from bot.models import Introduction, Member, Volunteer
from bot.models.engine import lock
from bot.services.answering import Reason, a_no
from bot.services.moving import described, move, role
from bot.services.naming import as_named, askable, full_later
from bot.services.next_best import next_best
from bot.services.saying import say
from bot.services.service import Service


@dataclass(frozen=True)
class Suggesting(Service):
    async def may_suggest(self, team_id: str, introduction: str, by: str) -> str:
        """The student, for the modal. Raises MoveNotAllowed, NotTheirs."""
        async with self.looking() as session:
            intro = await session.get_one(Introduction, (team_id, introduction))
            advance(intro.state, Move.SUGGEST, role(intro, by))
            return intro.student

    async def suggest(self, team_id: str, introduction: str, by: str, suggested: str) -> None:
        """Raises CannotSuggest, MoveNotAllowed, NotTheirs."""
        async with self.deciding() as session:
            intro = await session.get_one(Introduction, (team_id, introduction))
            await lock(session, f"{team_id}:{by}", f"{team_id}:{suggested}")
            member = await session.get(Member, (team_id, suggested))
            check_suggestion(
                suggested,
                student=intro.student,
                volunteer=intro.volunteer,
                takes_part=member is not None and member.may_take_part,
            )
            volunteer = await _volunteer(session, team_id, suggested)
            named = await self._named(session, intro, suggested)
            standing = _standing(volunteer, named)
            facts = a_no(Reason.SOMEONE_ELSE, suggested=named, to_come=named is None)
            besides = named["volunteer_id"] if named else None
            others = await next_best(self, session, intro, besides)
            card = {"suggested_user": suggested, "standing": standing}
            await move(self, session, team_id, intro.id, Move.SUGGEST, by, card, **facts, **others)
            intro.declined_at = self.now()
            intro.suggested_instead = suggested
            intro.named_at = self.now() if named else None
            intro.look_again_at = full_later(self, volunteer) if volunteer else None
            if standing is Standing.NOT_JOINED:
                self._invite(session, intro, suggested)

    async def _named(
        self, session: AsyncSession, intro: Introduction, suggested: str
    ) -> Mapping[str, Any] | None:
        volunteer = await askable(self, session, intro, suggested)
        return as_named(volunteer) if volunteer else None

    def _invite(self, session: AsyncSession, intro: Introduction, suggested: str) -> None:
        """Ready words, for the volunteer to pass on if they like."""
        say(
            session,
            self.now(),
            team_id=intro.team_id,
            key=f"{intro.id}:invitation",
            message="invitation_to_pass_on",
            to=[intro.volunteer],
            facts={**described(intro), "suggested_user": suggested},
            about=intro.id,
        )


async def _volunteer(session: AsyncSession, team_id: str, who: str) -> Volunteer | None:
    return await session.scalar(
        select(Volunteer).where(Volunteer.team_id == team_id, Volunteer.user_id == who)
    )


def _standing(volunteer: Volunteer | None, named: object) -> Standing:
    if named:
        return Standing.NAMED
    joined = volunteer is not None and volunteer.joined_at is not None
    return Standing.LATER if joined else Standing.NOT_JOINED
