"""The one door: no other line changes the state of an introduction."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.introduction import Move, Role, State, advance
from bot.domain.news import NEWS, Audience, News
from bot.models import Introduction, Step
from bot.services.saying import say, settle
from bot.services.service import Service
from bot.services.staying import heard_from


async def move(
    service: Service,
    session: AsyncSession,
    team_id: str,
    introduction_id: str,
    step: Move,
    by: str,
    card: Mapping[str, Any] | None = None,
    **facts: Any,
) -> Introduction:
    """Move it, and if that changes its state, tell the news.

    `facts` are what this step adds for the words, `card` what only the cards of the old state
    learn. Raises MoveNotAllowed, NotTheirs.
    """
    answer = {**facts, **(card or {})}
    intro, before = await move_untold(
        service, session, team_id, introduction_id, step, by, **answer
    )
    if intro.state is not before:
        tell(service, session, intro, facts)
    return intro


async def move_untold(
    service: Service,
    session: AsyncSession,
    team_id: str,
    introduction_id: str,
    step: Move,
    by: str,
    **facts: Any,
) -> tuple[Introduction, State]:
    """Move it and leave a line of history; if that changes its state, settle the cards of the old
    one. It comes with its state before; the caller tells the news.

    Raises MoveNotAllowed, NotTheirs.
    """
    key = (team_id, introduction_id)
    intro = await session.get_one(  # as it is now, not as it was when it was first looked at
        Introduction, key, with_for_update=True, populate_existing=True
    )
    before, intro.state = intro.state, advance(intro.state, step, role(intro, by))
    enter(service, session, intro, step, before, by)
    if by == intro.volunteer and before is State.REQUESTED:
        await heard_from(service, session, team_id, by, "answered")
    if intro.state is not before:
        intro.answer_by = None
        answer = {"move": step, "by": by, **facts}
        await settle(session, service.now(), team_id=team_id, about=intro.id, facts=answer)
    return intro, before


def enter(
    service: Service,
    session: AsyncSession,
    intro: Introduction,
    step: Move,
    before: State | None,
    by: str,
) -> None:
    session.add(
        Step(
            team_id=intro.team_id,
            id=service.new_id(),
            introduction_id=intro.id,
            move=step,
            before=before,
            after=intro.state,
            actor=by,
            at=service.now(),
        )
    )


def tell(
    service: Service,
    session: AsyncSession,
    intro: Introduction,
    facts: Mapping[str, Any],
    since: datetime | None = None,
) -> None:
    """Everything that follows from the state just reached, or that counts from a later moment."""
    for news in NEWS[intro.state]:
        tell_one(service, session, intro, news, news.occasion, facts, since=since)


def tell_one(
    service: Service,
    session: AsyncSession,
    intro: Introduction,
    news: News,
    occasion: int | str,
    facts: Mapping[str, Any],
    after: timedelta | None = None,
    since: datetime | None = None,
    not_after: datetime | None = None,
) -> None:
    """`after` stands in for the delay that the programme sets, `since` for now."""
    now = service.now()
    delay = after or (getattr(service.programme, news.after) if news.after else timedelta())
    audience = {
        Audience.STUDENT: [intro.student],
        Audience.VOLUNTEER: [intro.volunteer],
        Audience.BOTH: [intro.student, intro.volunteer],
    }
    say(
        session,
        now,
        team_id=intro.team_id,
        key=f"{intro.id}:{news.message}:{news.to}:{occasion}",
        message=news.message,
        to=audience[news.to],
        facts={**described(intro), "role": news.to, "occasion": occasion, **facts},
        about=intro.id,
        manner=news.manner,
        due_at=(since or now) + delay,
        not_after=not_after,
        true_in=[intro.state, *sorted(news.also_in)],
        settled_as=news.settled_as,
    )


def described(intro: Introduction) -> dict[str, Any]:
    """The facts that every message about an introduction may use."""
    return {
        "introduction": intro.id,
        "student": intro.student,
        "volunteer": intro.volunteer,
        "opening": intro.opening,
        "areas": list(intro.areas),
        "formats": list(intro.formats),
        "minutes": intro.minutes,
        "suggested_by": intro.suggested_by,
        "suggested_name": intro.suggested_name,
        "question": None,  # until the volunteer has one
        "answer": None,
    }


def role(intro: Introduction, who: str) -> Role:
    roles = {intro.student: Role.STUDENT, intro.volunteer: Role.VOLUNTEER, Role.TIME: Role.TIME}
    return roles.get(who, Role.STRANGER)
