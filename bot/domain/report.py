"""Somebody's behaviour is reported: what must hold."""

from bot.domain.refusal import Refused


class ReportedAlready(Refused):
    """The coordinators have it."""

    message = "reported_already"
