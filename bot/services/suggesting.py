"""*Suggest someone else*: nobody is named to a student before agreeing to be listed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner
from bot.domain.introduction import Move, advance
from bot.domain.suggestion import Standing, check_suggestion
from bot.models import Introduction, Member, Volunteer
from bot.models.engine import lock
from bot.search.askable import ASKABLE
from bot.services.answering import Reason, a_no
from bot.services.moving import described, move, role
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
            if standing is Standing.NOT_JOINED:
                self._invite(session, intro, suggested)

    async def _named(
        self, session: AsyncSession, intro: Introduction, suggested: str
    ) -> Mapping[str, Any] | None:
        askable = await _askable(self, session, intro, suggested)
        return _as_named(askable) if askable else None

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


async def name_who_was_suggested(
    service: Service, session: AsyncSession, volunteer: Volunteer
) -> None:
    """Somebody may be asked now: the students to whom they were suggested hear who it is."""
    await session.flush()
    waiting = select(Introduction).where(
        Introduction.team_id == volunteer.team_id,
        Introduction.suggested_instead == volunteer.user_id,
        Introduction.named_at.is_(None),
    )
    held = waiting.order_by(Introduction.id).with_for_update()
    for intro in (await session.scalars(held)).all():
        if await _askable(service, session, intro, volunteer.user_id or ""):
            intro.named_at = service.now()
            say(
                session,
                service.now(),
                team_id=intro.team_id,
                key=f"{intro.id}:suggested_joined",
                message="suggested_joined",
                to=[intro.student],
                facts={
                    **described(intro),
                    "found_by": intro.found_by,
                    "suggested": _as_named(volunteer),
                },
                about=intro.id,
                manner=Manner.IN_HOURS,
            )


async def _askable(
    service: Service, session: AsyncSession, intro: Introduction, who: str
) -> Volunteer | None:
    """By this student, at this moment."""
    wanted = select(Volunteer).where(Volunteer.user_id == who, ASKABLE)
    asker = service.asker(intro.team_id, intro.student)
    found: Volunteer | None = await session.scalar(wanted, asdict(asker))
    return found


async def _volunteer(session: AsyncSession, team_id: str, who: str) -> Volunteer | None:
    return await session.scalar(
        select(Volunteer).where(Volunteer.team_id == team_id, Volunteer.user_id == who)
    )


def _standing(volunteer: Volunteer | None, named: object) -> Standing:
    if named:
        return Standing.NAMED
    joined = volunteer is not None and volunteer.joined_at is not None
    return Standing.LATER if joined else Standing.NOT_JOINED


def _as_named(volunteer: Volunteer) -> dict[str, Any]:
    return {
        "volunteer_id": volunteer.id,
        "name": volunteer.name,
        "title": volunteer.title,
        "employer": volunteer.employer,
    }
