"""What has been said of something, and what is still asked."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.domain.delivery import Status
from bot.domain.refusal import Refused
from bot.models import Outgoing

SAID = frozenset({Status.SENDING, Status.SENT, Status.UNCERTAIN})


class NoLongerAsked(Refused):
    """This reminder was answered already, or there are to be no more of them."""

    message = "no_longer_asked"


async def was_told(session: AsyncSession, *, team_id: str, about: str, who: str) -> bool:
    """Whether anything of this has reached them."""
    said = select(Outgoing.key).where(
        Outgoing.team_id == team_id,
        Outgoing.about == about,
        Outgoing.people == who,
        Outgoing.status.in_(SAID),
    )
    return await session.scalar(said.limit(1)) is not None


async def must_be_asked(
    session: AsyncSession, *, team_id: str, about: str, message: str, to: str
) -> None:
    """Raises NoLongerAsked, unless such a card with its buttons lies before this person."""
    answer = aliased(Outgoing)
    asked = select(Outgoing.key).where(
        *_these(team_id, about, message, to),
        Outgoing.status.in_(SAID),
        ~exists().where(answer.team_id == team_id, answer.replaces == Outgoing.key),
    )
    if await session.scalar(asked.limit(1)) is None:
        raise NoLongerAsked


async def facts_said(
    session: AsyncSession, *, team_id: str, about: str, message: str, to: str
) -> list[Mapping[str, Any]]:
    """The facts of each one of these that has reached this person."""
    said = select(Outgoing.facts).where(
        *_these(team_id, about, message, to), Outgoing.status.in_(SAID)
    )
    return list(await session.scalars(said))


async def times_planned(
    session: AsyncSession, *, team_id: str, about: str, message: str, to: str
) -> int:
    """How many of these there are, whatever became of them."""
    planned = select(func.count()).where(*_these(team_id, about, message, to))
    return await session.scalar(planned) or 0


def _these(team_id: str, about: str, message: str, to: str) -> list[ColumnElement[bool]]:
    return [
        Outgoing.team_id == team_id,
        Outgoing.about == about,
        Outgoing.message == message,
        Outgoing.people == to,
    ]
