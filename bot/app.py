"""The only place that builds things."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot import clock
from bot.beside import repeated, soon
from bot.bolt import authorize_as, slack_app
from bot.connections import opened, whose
from bot.delivery.asking import web_client
from bot.delivery.audit import Auditor
from bot.delivery.claims import Claims
from bot.delivery.heartbeat import Heart, each_of
from bot.delivery.outbox import Outbox
from bot.delivery.pace import Pace
from bot.delivery.receivers import Receivers
from bot.delivery.sending import Sender
from bot.delivery.slack import SlackApi
from bot.delivery.wake import wake_after_commit
from bot.delivery.wording import Wording
from bot.domain.job_ask import asks
from bot.domain.programme import Programme
from bot.health import Health, live, ready
from bot.keeping_members import members_kept
from bot.metrics import metrics
from bot.models.engine import Database
from bot.programme_file import read_programme
from bot.search.gazetteer import gazetteer
from bot.services import free_again
from bot.services.answering import Answering
from bot.services.asking import Asking
from bot.services.cancelling import Cancelling
from bot.services.filling import Filling
from bot.services.finding import Finding
from bot.services.home import Homes
from bot.services.incoming import FORGET_EVERY, forget_old
from bot.services.keeping_in_touch import KeepingInTouch
from bot.services.meeting import Meeting
from bot.services.members import Members
from bot.services.passing import Passing
from bot.services.pausing import Pausing
from bot.services.reporting import Reporting
from bot.services.requesting import Requesting
from bot.services.saving import Saving
from bot.services.scheduling import Scheduling
from bot.services.service import Service
from bot.services.stopping import Stopping
from bot.services.suggesting import Suggesting
from bot.services.thanking import Thanking
from bot.services.volunteering import Volunteering
from bot.services.withdrawing import Withdrawing
from bot.settings import Settings
from bot.watching import LOOK_EVERY, Watch
from handlers import Services
from handlers.http import slack_events
from handlers.socket_mode import socket_mode

WARM_AFTER = timedelta(seconds=1)  # from the start: the first answers come before

Now = Callable[[], datetime]
NewId = Callable[[], str]


def services(database: Database, now: Now, new_id: NewId, programme: Programme) -> Services:
    needs = (database, now, new_id, programme)
    return Services(
        answering=Answering(*needs),
        asking=Asking(*needs),
        cancelling=Cancelling(*needs),
        filling=Filling(*needs),
        finding=Finding(*needs),
        homes=Homes(*needs),
        keeping_in_touch=KeepingInTouch(*needs),
        meeting=Meeting(*needs),
        members=Members(*needs),
        pausing=Pausing(*needs),
        reporting=Reporting(*needs),
        requesting=Requesting(*needs),
        scheduling=Scheduling(*needs),
        stopping=Stopping(*needs),
        suggesting=Suggesting(*needs),
        saving=Saving(*needs),
        thanking=Thanking(*needs),
        volunteering=Volunteering(*needs),
        withdrawing=Withdrawing(*needs),
    )


def outbox(
    database: Database,
    client_of: Callable[[str], AsyncWebClient],
    programme: Programme,
    *,
    now: Now,
    monotonic: Callable[[], float],
    new_id: NewId,
) -> Outbox:
    """`client_of` a workspace, by its team id."""
    pace = Pace(database, monotonic, programme.posts_a_minute)
    slack = SlackApi(client_of, pace)
    claims = Claims(database, now, monotonic, new_id)
    receivers = Receivers(database, now, slack, programme)
    wording, in_one = Wording(database, now, receivers), programme.nudges_in_one
    service = Service(database, now, new_id, programme)
    truths = {free_again.MESSAGE: partial(free_again.still_free, service)}
    says = (claims, receivers, slack, pace, wording, in_one, truths)
    sender = Sender(database, now, monotonic, *says)
    return Outbox(now, monotonic, claims, sender)


class SlackEvents:
    """An object, which Starlette calls as it is: around a function it puts three more calls."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["app"].state.slack_events(scope, receive, send)


ROUTES = [
    Route("/slack/events", SlackEvents(), methods=["POST"]),
    Route("/health/live", live),
    Route("/health/ready", ready),
    Route("/metrics", metrics),
]


def build(settings: Settings, now: Now = clock.now) -> Starlette:
    """The whole app, to be served by any ASGI server in one process."""
    programme = replace(read_programme(settings), coordinators=settings.coordinators)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            database = await stack.enter_async_context(opened(settings.database_url))
            session = await stack.enter_async_context(aiohttp.ClientSession())
            client = web_client(settings.slack_bot_token, settings.slack_api_url, session)
            us = await whose(client)
            does = services(database, now, clock.new_id, programme)
            await does.members.install(us.team_id, us.team, us.bot_user_id)

            sends = outbox(
                database,
                lambda _team_id: client,
                programme,
                now=now,
                monotonic=clock.monotonic,
                new_id=clock.new_id,
            )
            await stack.enter_async_context(soon(WARM_AFTER, gazetteer, asks))
            await sends.claims.take_over()
            stack.push_async_callback(sends.rest)
            every = timedelta(seconds=settings.tick_seconds)
            passing = Passing(database, now, clock.new_id, programme)
            beat = each_of(passing.pass_time, sends.start_due)
            heart = Heart(every, beat, clock.monotonic)
            wake_after_commit(database.writes, heart.wake)
            await stack.enter_async_context(heart.beating())
            await stack.enter_async_context(members_kept(client, us.team_id, does.members))
            auditor = Auditor(database, now, clock.monotonic)
            watch = Watch(database, now, auditor, us.team_id, settings.coordinators)
            await stack.enter_async_context(repeated(LOOK_EVERY, watch.look))
            forget = partial(forget_old, database, now)
            await stack.enter_async_context(repeated(FORGET_EVERY, forget))

            without_token = web_client(None, settings.slack_api_url, session)
            bolt = slack_app(does, authorize_as(us, settings.slack_bot_token), without_token)
            if settings.slack_app_token:
                await stack.enter_async_context(socket_mode(bolt, settings.slack_app_token))
            app.state.slack_events = slack_events(bolt, settings.slack_signing_secret)
            app.state.auditor = auditor
            app.state.health = Health(database, heart)
            yield

    return Starlette(routes=ROUTES, lifespan=lifespan)
