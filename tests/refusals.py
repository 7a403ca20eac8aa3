"""Which messages are a rule's no."""

from bot.domain.refusal import Refused


def refusals(of=Refused):
    """Every kind that the app has; other tests make some of their own."""
    for each in of.__subclasses__():
        if each.__module__.startswith("bot."):
            yield each
        yield from refusals(each)
