"""What an outbox row says, and what the message it went out in says by now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from jinja2 import TemplateError
from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import aliased

from bot.delivery.receivers import Receivers
from bot.delivery.verdicts import Unwordable
from bot.models import Member, Outgoing, Student, Volunteer
from bot.models.engine import Database
from messages import Message, render, together

_answer = aliased(Outgoing)
_PARTS = (  # built once: this takes longer than to read them
    select(Outgoing, _answer)
    .outerjoin(
        _answer,
        (_answer.team_id == Outgoing.team_id) & (_answer.key == Outgoing.key + ":answered"),
    )
    .where(
        Outgoing.team_id == bindparam("team_id"),
        Outgoing.channel == bindparam("channel"),
        Outgoing.ts == bindparam("ts"),
        Outgoing.replaces.is_(None),
    )
    .order_by(Outgoing.due_at, Outgoing.created_at)
)


@dataclass(frozen=True)
class Wording:
    database: Database
    now: Callable[[], datetime]
    receivers: Receivers

    async def of(self, row: Outgoing) -> Message:
        """Raises Unwordable."""
        members = await self.receivers.members(row.team_id, row.people.split(","))
        zones = {user_id: member.timezone for user_id, member in members.items()}
        emails = await self._emails(row) if row.message == "introduction_accepted" else {}
        try:
            return render(row.message, **row.facts, zones=zones, emails=emails, now=self.now())
        except _UNWORDABLE as error:
            raise Unwordable(repr(error)) from error

    async def _emails(self, row: Outgoing) -> Mapping[str, str]:
        """Of those of the two who chose to show theirs to the other one, by user id."""
        theirs = [
            _email_of(who, row.team_id, row.facts[role])
            for role, who in (("student", Student), ("volunteer", Volunteer))
        ]
        rows = await self.database.read(
            lambda session: [session.execute(each).first() for each in theirs]
        )
        return {row.user_id: row.email for row in rows if row and row.email}

    async def now_of(self, card: Outgoing) -> Message:
        """All that the card's message stands for, each part answered or still open."""
        return together([await self.of(part) for part in await self._parts(card)])

    async def _parts(self, card: Outgoing) -> Sequence[Outgoing]:
        """Each part's answer where it has one, else the part itself."""
        lies = {"team_id": card.team_id, "channel": card.channel, "ts": card.ts}
        return await self.database.read(
            lambda session: [answered or part for part, answered in session.execute(_PARTS, lies)]
        )


_UNWORDABLE = (TemplateError, AttributeError, LookupError, TypeError, ValueError)


def _email_of(
    who: type[Student] | type[Volunteer], team_id: str, user_id: str
) -> Select[str, str | None]:
    return select(Member.user_id, Member.email).where(
        Member.team_id == team_id,
        Member.user_id == user_id,
        who.team_id == Member.team_id,
        who.user_id == Member.user_id,
        who.shares_email,
    )
