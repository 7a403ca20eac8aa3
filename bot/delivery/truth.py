"""Is it still true, and still ours to say? Asked at the moment of sending."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain.delivery import WAITING, Status
from bot.domain.news import BUMP, ENDS, REQUEST
from bot.models import Block, Contact, Introduction, Outgoing

Truths = Mapping[str, Callable[[Session, Outgoing], bool]]


def still_ours(session: Session, row: Outgoing) -> bool:
    """Whoever slept past the lease is no longer the owner."""
    owner = select(Outgoing.owner).where(
        Outgoing.team_id == row.team_id, Outgoing.key == row.key, Outgoing.status.in_(WAITING)
    )
    return session.scalar(owner) == row.owner


def still_true(session: Session, row: Outgoing, truths: Truths) -> bool:
    """By what was true when it was written, and between people who are not kept apart since.

    `truths`: of messages, by name, that hold by a rule of another layer.
    What is said of a meeting holds while the time that it was agreed on with stands.
    """
    if row.message not in ENDS and _kept_apart(session, row):
        return False
    if row.message == "check_in":
        return _is_planned(session, row)
    if row.message in truths:
        return truths[row.message](session, row)
    if not row.true_in:
        return True
    intro = session.get(Introduction, (row.team_id, row.about))
    if intro is None or intro.state not in row.true_in:
        return False
    return "agreed" not in row.facts or row.facts["agreed"] == intro.agreed


def turned(session: Session, row: Outgoing) -> Outgoing | None:
    """The message that this one takes the place of."""
    return session.get(Outgoing, (row.team_id, row.replaces))


def not_before(
    session: Session, row: Outgoing, now: datetime, bump_after: timedelta
) -> datetime | None:
    """Nobody is bumped before they had their days with the card, however late that came."""
    if row.message != BUMP.message:
        return None
    cards = select(Outgoing).where(
        Outgoing.team_id == row.team_id,
        Outgoing.about == row.about,
        Outgoing.message == REQUEST.message,
        Outgoing.replaces.is_(None),
        Outgoing.status.in_({*WAITING, Status.SENT}),
    )
    card = session.scalars(cards).first()
    return (card.finished_at or now) + bump_after if card else None


def _kept_apart(session: Session, row: Outgoing) -> bool:
    """What one of two people, or both, would hear of the other."""
    pair = row.facts.get("student"), row.facts.get("volunteer")
    if not all(pair) or not {*row.people.split(",")} <= {*pair}:
        return False
    return session.get(Block, (row.team_id, *pair)) is not None


def _is_planned(session: Session, row: Outgoing) -> bool:
    """Only the newest check-in counts, and none once they ended."""
    pair = (row.team_id, row.facts["student"], row.facts["volunteer"])
    contact = session.get(Contact, pair)
    return (
        contact is not None
        and contact.check_in_at is not None
        and contact.check_in == row.facts["check_in"]
    )
