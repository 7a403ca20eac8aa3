"""Did they meet? Either of the two may say."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.introduction import Move, Role, advance
from bot.domain.news import DID_YOU_MEET
from bot.models import Introduction, Outgoing
from bot.models.engine import lock
from bot.services.load import remember_load, volunteer_of
from bot.services.moving import move, role, tell_one
from bot.services.saying import must_be_asked, settle
from bot.services.service import Service


@dataclass(frozen=True)
class Meeting(Service):
    async def met(self, team_id: str, introduction: str, by: str) -> None:
        """Raises MoveNotAllowed, NotTheirs."""
        async with self.deciding() as session:
            intro = await move(self, session, team_id, introduction, Move.MEET, by)
            intro.held_at = self.now()

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
            who = role(intro, by)
            advance(intro.state, Move.MEET, who)
            await must_be_asked(
                session, team_id=team_id, about=intro.id, message="did_you_meet", to=by
            )
            asked = await self._times_asked(session, intro, by)
            again = asked < self.programme.ask_whether_met_at_most
            facts = {"move": "not_yet", "by": by, "again": again}
            await settle(
                session, self.now(), team_id=team_id, about=intro.id, facts=facts, shown_to=by
            )
            if again:
                self._ask_again(session, intro, who, asked + 1)
        return again

    async def _times_asked(self, session: AsyncSession, intro: Introduction, who: str) -> int:
        asked = select(func.count()).where(
            Outgoing.team_id == intro.team_id,
            Outgoing.about == intro.id,
            Outgoing.people == who,
            Outgoing.message == "did_you_meet",
        )
        return await session.scalar(asked) or 0

    def _ask_again(
        self, session: AsyncSession, intro: Introduction, who: Role, occasion: int
    ) -> None:
        for news in DID_YOU_MEET:
            if news.to.value == who.value:
                tell_one(self, session, intro, news, occasion, {})
