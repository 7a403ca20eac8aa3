"""Did they meet? Either of the two may say."""

from dataclasses import dataclass

from bot.domain.introduction import Move, advance
from bot.domain.meeting_times import counts_from
from bot.models import Introduction
from bot.models.engine import lock
from bot.services.load import remember_load, volunteer_of
from bot.services.meeting_plan import ask_whether_met, ends_at, may_be_asked
from bot.services.moving import move, move_untold, role, tell
from bot.services.said import must_be_asked
from bot.services.saying import settle
from bot.services.service import Service

WHETHER_MET = "did_you_meet"


@dataclass(frozen=True)
class Meeting(Service):
    async def met(self, team_id: str, introduction: str, by: str) -> None:
        """Raises MoveNotAllowed, NotTheirs."""
        async with self.deciding() as session:
            intro, _ = await move_untold(self, session, team_id, introduction, Move.MEET, by)
            ends, patience = ends_at(intro) or self.now(), self.programme.thank_you_after
            intro.held_at = counts_from(ends, self.now(), patience)
            tell(self, session, intro, {}, since=intro.held_at)

    async def missed(self, team_id: str, introduction: str, by: str) -> None:
        """The other one did not come. Raises MoveNotAllowed, NotTheirs."""
        async with self.deciding() as session:
            intro = await session.get_one(Introduction, (team_id, introduction))
            await lock(session, f"{team_id}:{intro.volunteer}")
            intro = await move(self, session, team_id, introduction, Move.MISS, by)
            await remember_load(self, session, await volunteer_of(session, intro))

    async def not_yet(self, team_id: str, introduction: str, by: str) -> bool:
        """Ask this person again later, unless they were asked often enough; says whether.

        Raises MoveNotAllowed, NotTheirs, NoLongerAsked.
        """
        async with self.deciding() as session:
            intro = await session.get_one(
                Introduction, (team_id, introduction), with_for_update=True
            )
            advance(intro.state, Move.MEET, role(intro, by))
            await must_be_asked(
                session, team_id=team_id, about=intro.id, message=WHETHER_MET, to=by
            )
            again = await may_be_asked(self, session, intro, by)
            await settle(
                session,
                self.now(),
                team_id=team_id,
                about=intro.id,
                facts={"move": "not_yet", "by": by, "again": again},
                shown_to=by,
                message=WHETHER_MET,
            )
            if again:
                await ask_whether_met(self, session, intro, by)
        return again
