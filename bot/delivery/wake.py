"""A commit that wrote something to say wakes the sender, and nothing else does."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import Session

from bot.models import Outgoing

_SOMETHING_TO_SAY = "something to say"


def wake_after_commit(sessions: async_sessionmaker[AsyncSession], wake: Callable[[], None]) -> None:
    """From now on, for every session of this maker."""

    class Waking(Session):
        pass

    def notice(session: Session, *_: Any) -> None:
        if any(isinstance(each, Outgoing) for each in session.new):
            session.info[_SOMETHING_TO_SAY] = True

    def tell(session: Session) -> None:
        if session.info.pop(_SOMETHING_TO_SAY, False):
            wake()

    def forget(session: Session) -> None:
        session.info.pop(_SOMETHING_TO_SAY, None)

    event.listen(Waking, "before_flush", notice)
    event.listen(Waking, "after_commit", tell)
    event.listen(Waking, "after_rollback", forget)
    sessions.configure(sync_session_class=Waking)
