"""Slack in, one service call, one reply; the commit comes before the ack. One file per feature."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.services.answering import Answering
from bot.services.asking import Asking
from bot.services.cancelling import Cancelling
from bot.services.filling import Filling
from bot.services.finding import Finding
from bot.services.home import Homes
from bot.services.incoming import arrival
from bot.services.keeping_in_touch import KeepingInTouch
from bot.services.meeting import Meeting
from bot.services.members import Members
from bot.services.pausing import Pausing
from bot.services.reporting import Reporting
from bot.services.requesting import Requesting
from bot.services.saving import Saving
from bot.services.scheduling import Scheduling
from bot.services.stopping import Stopping
from bot.services.suggesting import Suggesting
from bot.services.thanking import Thanking
from bot.services.volunteering import Volunteering
from bot.services.withdrawing import Withdrawing
from handlers import (
    answering,
    asking,
    cancelling,
    commands,
    errors,
    filling,
    finding,
    home,
    keeping_in_touch,
    meeting,
    members,
    narrowing,
    overview,
    pausing,
    reporting,
    requesting,
    saving,
    scheduling,
    stopping,
    suggesting,
    thanking,
    volunteering,
    withdrawing,
)
from handlers.incoming import arrival_of, refuse_strangers


@dataclass(frozen=True)
class Services:
    """What a handler may ask for by name, besides what Bolt already offers."""

    answering: Answering
    asking: Asking
    cancelling: Cancelling
    filling: Filling
    finding: Finding
    homes: Homes
    keeping_in_touch: KeepingInTouch
    meeting: Meeting
    members: Members
    pausing: Pausing
    reporting: Reporting
    requesting: Requesting
    scheduling: Scheduling
    stopping: Stopping
    suggesting: Suggesting
    saving: Saving
    thanking: Thanking
    volunteering: Volunteering
    withdrawing: Withdrawing


def register(app: AsyncApp, services: Services) -> None:
    """The order matters where two could answer: the first one does."""

    @app.middleware
    async def provide(
        body: dict[str, Any], context: AsyncBoltContext, next: Callable[[], Awaitable[None]]
    ) -> None:
        refuse_strangers(context["team_id"], body)
        context.update(vars(services))
        arrival.set(arrival_of(context["team_id"], body))
        await next()

    finding.register(app)
    narrowing.register(app)
    saving.register(app)
    requesting.register(app)
    answering.register(app)
    asking.register(app)
    suggesting.register(app)
    reporting.register(app)
    withdrawing.register(app)
    scheduling.register(app)
    cancelling.register(app)
    meeting.register(app)
    thanking.register(app)
    keeping_in_touch.register(app)
    volunteering.register(app)
    pausing.register(app)
    filling.register(app)
    stopping.register(app)
    home.register(app)
    overview.register(app)
    members.register(app)
    commands.register(app)
    errors.register(app)
