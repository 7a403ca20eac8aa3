"""Who may take part: the members of this workspace, and nobody else."""

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from bot.domain.refusal import Refused
from bot.models import Member

_MAY = select(Member.may_take_part).where(
    Member.team_id == bindparam("team_id"), Member.user_id == bindparam("user_id")
)


class NotAMember(Refused):
    """A guest, an app, somebody of another workspace, or an account that was closed."""

    message = "not_a_member"


def must_take_part(session: Connection | Session, team_id: str, user_id: str) -> None:
    """Whoever we have not heard of yet may. Raises NotAMember."""
    if session.scalar(_MAY, {"team_id": team_id, "user_id": user_id}) is False:
        raise NotAMember
