"""Why a message is not sent now."""

from datetime import datetime

from bot.domain.delivery import Status


class NotNow(Exception):
    """It may be sent later; nothing is wrong with it."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"not before {until}")
        self.until = until


class Unwordable(Exception):
    """No words can be made of its facts, which waiting does not mend."""


class NeverMind(Exception):
    """It is not to be sent any more, for this reason."""

    def __init__(self, status: Status, reason: str) -> None:
        super().__init__(reason)
        self.status = status
