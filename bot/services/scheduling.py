"""Two people find a time: one proposes some, the other one chooses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.introduction import Move, State, advance
from bot.domain.meeting_times import (
    OwnTimes,
    TimesReplaced,
    as_seen,
    check_place,
    check_times,
    must_come,
)
from bot.models import Introduction, Proposal
from bot.services.load import volunteer_of
from bot.services.meeting_plan import ask_whether_met, may_be_asked, plan_meeting
from bot.services.moving import described, move_untold, role
from bot.services.saying import say, settle
from bot.services.service import Service
from bot.services.zones import zone_of_member


@dataclass(frozen=True)
class TimesForm:
    """What the form *Propose times* shows. `meets_at`: a time stands, and would be given up."""

    introduction: str
    student: str
    volunteer: str
    zones: Mapping[str, str]
    now: datetime
    minutes: int
    seen: str
    meets_at: datetime | None
    place: str
    booking_link: str


@dataclass(frozen=True)
class Scheduling(Service):
    async def form(self, team_id: str, introduction: str, by: str) -> TimesForm:
        """Raises MoveNotAllowed, NotTheirs."""
        async with self.looking() as session:
            intro = await session.get_one(Introduction, (team_id, introduction))
            advance(intro.state, Move.PROPOSE, role(intro, by))
            newest = await newest_proposal(session, intro)
            volunteer = await volunteer_of(session, intro)
            both = (intro.student, intro.volunteer)
            return TimesForm(
                introduction=intro.id,
                student=intro.student,
                volunteer=intro.volunteer,
                zones={who: await zone_of_member(session, team_id, who) for who in both},
                now=self.now(),
                minutes=intro.minutes,
                seen=as_seen(intro.state, newest.number if newest else 0),
                meets_at=intro.meets_at,
                place=newest.place if newest else ", ".join(intro.formats).capitalize(),
                booking_link=volunteer.booking_link if by == intro.student else "",
            )

    async def propose(
        self,
        team_id: str,
        introduction: str,
        by: str,
        *,
        seen: str,
        choices: Mapping[str, datetime | None],
        place: str,
    ) -> None:
        """`seen`: how far they were when the form was opened.

        Raises BlankLetter, LongLetter, TimeIsPast, TimeTooFar, TimeTwice, TimesReplaced,
        MoveNotAllowed, NotTheirs.
        """
        check_place(place)
        times = check_times(choices, self.now(), self.programme.propose_within)
        async with self.deciding() as session:
            intro = await _held(session, team_id, introduction)
            newest = await newest_proposal(session, intro)
            number = newest.number if newest else 0
            now_seen = as_seen(intro.state, number)
            await move_untold(self, session, team_id, introduction, Move.PROPOSE, by)
            if seen != now_seen:
                raise TimesReplaced
            intro.meets_at = intro.place = intro.agreed = None
            first, second, third, *_ = [*times, None, None]
            proposal = Proposal(
                team_id=team_id,
                introduction_id=intro.id,
                number=number + 1,
                by=by,
                first=first,
                second=second,
                third=third,
                place=place,
                proposed_at=self.now(),
            )
            session.add(proposal)
            await self._tell(session, intro, proposal)

    async def choose(
        self, team_id: str, introduction: str, by: str, *, number: int, choice: int
    ) -> None:
        """`choice` counts the times of that proposal from 0.

        Raises MoveNotAllowed, NotTheirs, TimesReplaced, OwnTimes, TimeIsPast.
        """
        async with self.deciding() as session:
            intro = await _held(session, team_id, introduction)
            advance(intro.state, Move.SCHEDULE, role(intro, by))
            newest = await newest_proposal(session, intro)
            if newest is None or newest.number != number:
                raise TimesReplaced
            if newest.by == by:
                raise OwnTimes
            time = times_of(newest)[choice]
            must_come(time, self.now())
            chosen = {"meets_at": int(time.timestamp()), "place": newest.place}
            await move_untold(self, session, team_id, introduction, Move.SCHEDULE, by, **chosen)
            intro.meets_at, intro.place, intro.agreed = time, newest.place, newest.number
            await plan_meeting(self, session, intro, time)

    async def _tell(self, session: AsyncSession, intro: Introduction, proposal: Proposal) -> None:
        """What was asked before is answered by it; as nothing is agreed on, both are asked anew."""
        now = self.now()
        answer = {"move": Move.PROPOSE, "by": proposal.by}
        await settle(session, now, team_id=intro.team_id, about=intro.id, facts=answer)
        for who in (intro.student, intro.volunteer):
            if await may_be_asked(self, session, intro, who):
                await ask_whether_met(self, session, intro, who)
        volunteer = await volunteer_of(session, intro)
        say(
            session,
            now,
            team_id=intro.team_id,
            key=f"{intro.id}:times_proposed:{proposal.number}",
            message="times_proposed",
            to=[intro.student, intro.volunteer],
            facts={
                **described(intro),
                **_facts(proposal),
                "booking_link": volunteer.booking_link if proposal.by == intro.student else "",
            },
            about=intro.id,
            true_in=[State.ACCEPTED],
            settled_as="times_settled",
        )


def times_of(proposal: Proposal) -> Sequence[datetime]:
    return [time for time in (proposal.first, proposal.second, proposal.third) if time]


async def newest_proposal(session: AsyncSession, intro: Introduction) -> Proposal | None:
    proposed = select(Proposal).where(
        Proposal.team_id == intro.team_id, Proposal.introduction_id == intro.id
    )
    return await session.scalar(proposed.order_by(Proposal.number.desc()).limit(1))


def _facts(proposal: Proposal) -> dict[str, Any]:
    return {
        "proposed_by": proposal.by,
        "number": proposal.number,
        "times": [int(time.timestamp()) for time in times_of(proposal)],
        "place": proposal.place,
    }


async def _held(session: AsyncSession, team_id: str, introduction: str) -> Introduction:
    return await session.get_one(Introduction, (team_id, introduction), with_for_update=True)
