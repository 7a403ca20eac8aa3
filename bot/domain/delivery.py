"""How one message is on its way, and how its way can end."""

from enum import StrEnum


class Manner(StrEnum):
    """When a message may reach its person."""

    AT_ONCE = "at_once"  # the answer to somebody's press
    AGREED = "agreed"  # at an hour that its receiver agreed to
    IN_HOURS = "in_hours"  # waits for the receiver's daytime
    NUDGE = "nudge"  # so does this, and at most one a day


class Status(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"  # nobody knows whether it is there: look before sending again
    DEAD = "dead"  # Slack will never take it
    CANCELLED = "cancelled"  # no longer true when its turn came
    EXPIRED = "expired"  # too late to be of use


WAITING = frozenset({Status.PENDING, Status.SENDING, Status.UNCERTAIN})
