"""Write down what must be said, in the transaction of its cause; bot/delivery says it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import Manner, Status
from bot.models import Outgoing
from bot.services.said import SAID


def say(
    session: AsyncSession,
    now: datetime,
    *,
    team_id: str,
    key: str,
    message: str,
    to: Sequence[str],
    facts: Mapping[str, Any],
    about: str,
    manner: Manner = Manner.AT_ONCE,
    due_at: datetime | None = None,
    not_after: datetime | None = None,
    true_in: Sequence[str] = (),
    replaces: str | None = None,
    settled_as: str | None = None,
) -> None:
    """Add one message to the outbox; without `due_at` it is due now."""
    session.add(
        Outgoing(
            team_id=team_id,
            key=key,
            message=message,
            people=",".join(sorted(to)),
            facts=dict(facts),
            about=about,
            manner=manner,
            wanted_at=due_at or now,
            due_at=due_at or now,
            not_after=not_after,
            true_in=list(true_in),
            replaces=replaces,
            settled_as=settled_as,
            created_at=now,
        )
    )


async def settle(
    session: AsyncSession,
    now: datetime,
    *,
    team_id: str,
    about: str,
    facts: Mapping[str, Any],
    shown_to: str | None = None,
    message: str | None = None,
) -> None:
    """Their buttons are answered: cancel what was not said yet, turn what was into its answer.

    All of them, or those shown to one person alone, or those of one message.
    """
    asked = select(Outgoing).where(
        Outgoing.team_id == team_id, Outgoing.about == about, Outgoing.settled_as.is_not(None)
    )
    if shown_to:
        asked = asked.where(Outgoing.people == shown_to)
    if message:
        asked = asked.where(Outgoing.message == message)
    for row in (await session.scalars(asked.with_for_update())).all():
        if row.status is Status.PENDING:
            row.status, row.error, row.finished_at = Status.CANCELLED, "answered", now
        elif row.status in SAID and row.settled_as:
            await _turn(session, now, row, row.settled_as, facts)


async def call_off(
    session: AsyncSession, now: datetime, *, team_id: str, about: str, message: str
) -> None:
    """What was to be said later and is not said yet, is not said."""
    waiting = select(Outgoing).where(
        Outgoing.team_id == team_id,
        Outgoing.about == about,
        Outgoing.message == message,
        Outgoing.status == Status.PENDING,
    )
    for row in (await session.scalars(waiting.with_for_update())).all():
        row.status, row.error, row.finished_at = Status.CANCELLED, "called off", now


async def show_more(
    session: AsyncSession,
    now: datetime,
    *,
    team_id: str,
    about: str,
    message: str,
    occasion: str,
    facts: Mapping[str, Any],
) -> None:
    """A card keeps its buttons and says more; where it was said already, it is shown anew."""
    cards = select(Outgoing).where(
        Outgoing.team_id == team_id,
        Outgoing.about == about,
        Outgoing.message == message,
        Outgoing.replaces.is_(None),
    )
    for row in (await session.scalars(cards.with_for_update())).all():
        row.facts = {**row.facts, **facts}
        if row.status in SAID:
            say(
                session,
                now,
                team_id=team_id,
                key=f"{row.key}:{occasion}",
                message=message,
                to=row.people.split(","),
                facts=row.facts,
                about=about,
                replaces=row.key,
            )


async def _turn(
    session: AsyncSession, now: datetime, row: Outgoing, message: str, facts: Mapping[str, Any]
) -> None:
    """Once: a card that was already turned keeps its first answer."""
    key = f"{row.key}:answered"
    if await session.get(Outgoing, (row.team_id, key)) is None:
        say(
            session,
            now,
            team_id=row.team_id,
            key=key,
            message=message,
            to=row.people.split(","),
            facts={**row.facts, **facts},
            about=row.about,
            replaces=row.key,
        )
