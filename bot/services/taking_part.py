"""Who may take part: the members of this workspace, and nobody else."""

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from bot.domain.refusal import Refused
from bot.search.askable import TAKES_PART


class NotAMember(Refused):
    """A guest, an app, somebody of another workspace, or an account that was closed."""

    message = "not_a_member"


def must_take_part(session: Connection | Session, team_id: str, user_id: str) -> None:
    """Whoever we have not heard of yet may. Raises NotAMember."""
    if session.scalar(TAKES_PART, {"team_id": team_id, "student": user_id}) is False:
        raise NotAMember
