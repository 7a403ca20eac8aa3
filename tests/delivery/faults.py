"""Ways to die and to sleep, at any point of sending a message."""

from dataclasses import replace
from itertools import count
from traceback import clear_frames
from types import coroutine

from bot.delivery.sending import Sender
from bot.delivery.slack import SlackApi


class Killed(BaseException):
    """As by `kill -9`: nothing in the app may catch it."""


class Blind(SlackApi):
    """Its look finds nothing, whatever is there."""

    async def look(self, team_id, channel, key, since):
        return None


def with_sender(outbox, kind):
    """The same outbox with another kind of sender."""
    return replace(outbox, sender=kind(**vars(outbox.sender)))


def with_slack(outbox, kind):
    """The same outbox with another kind of SlackApi."""
    return replace(outbox, sender=replace(outbox.sender, slack=kind(**vars(outbox.sender.slack))))


def dies_after(outbox, steps):
    """An outbox whose sender takes that many steps, each up to the next `await`, and is killed."""

    class Dying(Sender):
        async def send(self, bundle, started):
            await killed_after(steps, Sender.send(self, bundle, started))

    return with_sender(outbox, Dying)


@coroutine
def killed_after(steps, work):
    for step in count():
        try:
            waits_for = work.throw(Killed()) if step == steps else work.send(None)
        except StopIteration:
            return
        except Killed as end:
            clear_frames(end.__traceback__)  # the dead hold no cursor, which would hold a lock
            raise
        yield waits_for
