"""What a person owes, waits for and has before them: as a student, a volunteer, or both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.introduction import OPEN, Role, State
from bot.domain.overview import Group, Moments, group_of, next_at
from bot.models import Contact, Introduction, Proposal, Question
from bot.services.duty import Duty, duty_of
from bot.services.load import Allowance, allowance
from bot.services.moving import role
from bot.services.saving import count_saved
from bot.services.service import Service

PAGE = 10  # introductions and contacts on one page
_FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Item:
    """One introduction as one of its two people sees it. `late`: the thank-you is overdue;
    `times_by`: who proposed the times to be chosen from."""

    introduction: str
    mine: Role
    other: str
    state: State
    group: Group
    since: datetime
    next_at: datetime | None
    late: bool
    question_open: bool
    times_by: Role | None
    meets_at: datetime | None


@dataclass(frozen=True)
class InTouch:
    volunteer: str
    check_in: int
    due_at: datetime


@dataclass(frozen=True)
class Home:
    """One page of all that is open; `page` counts from 0. No `duty`: not a volunteer."""

    items: Sequence[Item]
    in_touch: Sequence[InTouch]
    owed: int
    page: int
    pages: int
    duty: Duty | None
    saved: int
    allowance: Allowance


@dataclass(frozen=True)
class Homes(Service):
    async def home(self, team_id: str, user_id: str, page: int = 0) -> Home:
        """Beyond the last page, the last."""
        async with self.looking() as session:
            items = await self._items(session, team_id, user_id)
            in_touch = await self._in_touch(session, team_id, user_id)
            pages = max(1, -(-(len(items) + len(in_touch)) // PAGE))
            page = min(page, pages - 1)
            begins, ends = page * PAGE, (page + 1) * PAGE
            return Home(
                items=items[begins:ends],
                in_touch=in_touch[max(0, begins - len(items)) : max(0, ends - len(items))],
                owed=sum(item.group is Group.OWED for item in items),
                page=page,
                pages=pages,
                duty=await duty_of(self, session, team_id, user_id),
                saved=await count_saved(session, team_id, user_id),
                allowance=await session.run_sync(allowance, self, team_id, user_id),
            )

    async def _items(self, session: AsyncSession, team_id: str, user_id: str) -> list[Item]:
        """What is owed first; in each group what is due soonest."""
        asked_back = exists().where(
            Question.team_id == Introduction.team_id,
            Question.introduction_id == Introduction.id,
            Question.answered_at.is_(None),
        )
        mine = select(Introduction, asked_back).where(
            Introduction.team_id == team_id,
            Introduction.state.in_({*OPEN, State.HELD}),
            or_(Introduction.student == user_id, Introduction.volunteer == user_id),
        )
        found = (await session.execute(mine.order_by(Introduction.requested_at))).all()
        agreed = [intro.id for intro, _ in found if intro.state is State.ACCEPTED]
        proposals = await _newest_proposals(session, team_id, agreed)
        items = [
            self._item(intro, user_id, question_open, proposals.get(intro.id))
            for intro, question_open in found
            if intro.state in OPEN or intro.student == user_id
        ]
        groups = list(Group)
        return sorted(items, key=lambda item: (groups.index(item.group), item.next_at or _FAR))

    def _item(
        self, intro: Introduction, user_id: str, question_open: bool, proposal: Proposal | None
    ) -> Item:
        mine, held = role(intro, user_id), intro.held_at
        times_by = role(intro, proposal.by) if proposal else None
        moments = Moments(
            answer_by=intro.answer_by,
            accepted_at=intro.accepted_at,
            proposed_at=proposal.proposed_at if proposal else None,
            meets_at=intro.meets_at,
            held_at=held,
        )
        due = next_at(self.programme, moments)
        over = bool(intro.meets_at and intro.meets_at <= self.now())
        return Item(
            introduction=intro.id,
            mine=mine,
            other=intro.volunteer if mine is Role.STUDENT else intro.student,
            state=intro.state,
            group=group_of(
                intro.state, mine, question_open=question_open, times_by=times_by, over=over
            ),
            since=held or intro.accepted_at or intro.requested_at,
            next_at=due if due and due > self.now() else None,
            late=bool(held and due and due <= self.now()),
            question_open=question_open,
            times_by=times_by,
            meets_at=intro.meets_at,
        )

    async def _in_touch(self, session: AsyncSession, team_id: str, user_id: str) -> list[InTouch]:
        mine = select(Contact.volunteer, Contact.check_in, Contact.check_in_at).where(
            Contact.team_id == team_id,
            Contact.student == user_id,
            Contact.check_in_at.is_not(None),
        )
        rows = await session.execute(mine.order_by(Contact.check_in_at, Contact.volunteer))
        return [InTouch(who, number, due) for who, number, due in rows if due]


async def _newest_proposals(
    session: AsyncSession, team_id: str, introductions: Sequence[str]
) -> dict[str, Proposal]:
    """Of each of these the newest, by the introduction."""
    theirs = select(Proposal).where(
        Proposal.team_id == team_id, Proposal.introduction_id.in_(introductions)
    )
    in_order = await session.scalars(theirs.order_by(Proposal.number))
    return {proposal.introduction_id: proposal for proposal in in_order}
