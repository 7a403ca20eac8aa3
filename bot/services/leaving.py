"""Somebody, or a whole workspace, is gone: what waited for them ends, and the other one hears."""

from collections.abc import Sequence

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import WAITING, Manner, Status
from bot.domain.introduction import NEXT, Move, State
from bot.models import Contact, Introduction, Outgoing, Workspace
from bot.models.engine import lock
from bot.services.contacts import answered
from bot.services.load import remember_load, volunteer_of
from bot.services.moving import described, move
from bot.services.saying import say
from bot.services.service import Service

_LIVING = {state for state, step, _ in NEXT if step is Move.LEAVE}


async def person_left(service: Service, session: AsyncSession, team_id: str, user_id: str) -> None:
    """Their account was closed."""
    for intro in await _introductions(session, team_id, user_id):
        before = intro.state
        await move(service, session, team_id, intro.id, Move.LEAVE, user_id, before=before)
        await remember_load(service, session, await volunteer_of(session, intro))
        _tell_the_other(service, session, intro, before, user_id)
    await _end_contacts(service, session, team_id, user_id)
    await _end_messages(service, session, team_id, user_id)


async def workspace_left(service: Service, session: AsyncSession, team_id: str) -> None:
    """The app was uninstalled, or its token revoked: nothing more can be said there."""
    workspace = await session.get(Workspace, team_id)
    if workspace:
        workspace.left_at = service.now()
    waiting = update(Outgoing).where(Outgoing.team_id == team_id, Outgoing.status.in_(WAITING))
    gone = {"status": Status.CANCELLED, "error": "the workspace is gone"}
    await session.execute(waiting.values(**gone, finished_at=service.now()))


async def _introductions(
    session: AsyncSession, team_id: str, user_id: str
) -> Sequence[Introduction]:
    """Those that are not over, held: whoever answers one of them at this moment came first."""
    mine = select(Introduction).where(
        Introduction.team_id == team_id,
        Introduction.state.in_(_LIVING),
        or_(Introduction.student == user_id, Introduction.volunteer == user_id),
    )
    volunteers = [intro.volunteer for intro in await session.scalars(mine)]
    await lock(session, *(f"{team_id}:{volunteer}" for volunteer in volunteers))
    now = mine.order_by(Introduction.id).with_for_update()
    return (await session.scalars(now.execution_options(populate_existing=True))).all()


def _tell_the_other(
    service: Service, session: AsyncSession, intro: Introduction, before: State, gone: str
) -> None:
    """A volunteer who was only asked sees it on the card, and needs no message of its own."""
    other = intro.student if gone == intro.volunteer else intro.volunteer
    if before is State.REQUESTED and other == intro.volunteer:
        return
    say(
        session,
        service.now(),
        team_id=intro.team_id,
        key=f"{intro.id}:other_left",
        message="other_left",
        to=[other],
        facts={**described(intro), "gone": gone, "before": before},
        about=intro.id,
        manner=Manner.IN_HOURS,
    )


async def _end_contacts(
    service: Service, session: AsyncSession, team_id: str, user_id: str
) -> None:
    mine = select(Contact).where(
        Contact.team_id == team_id,
        Contact.check_in_at.is_not(None),
        or_(Contact.student == user_id, Contact.volunteer == user_id),
    )
    for contact in (await session.scalars(mine)).all():
        contact.check_in_at = None
        await answered(service, session, contact, "other_left", ends=True)


async def _end_messages(
    service: Service, session: AsyncSession, team_id: str, user_id: str
) -> None:
    await session.flush()
    theirs = or_(
        Outgoing.people == user_id,
        Outgoing.people.startswith(f"{user_id},", autoescape=True),
        Outgoing.people.endswith(f",{user_id}", autoescape=True),
    )
    waiting = update(Outgoing).where(
        Outgoing.team_id == team_id, Outgoing.status.in_(WAITING), theirs
    )
    gone = {"status": Status.CANCELLED, "error": "a receiver has left"}
    await session.execute(waiting.values(**gone, finished_at=service.now()))
