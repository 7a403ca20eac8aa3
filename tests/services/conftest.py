"""People who act without Slack: what only the services and a database can prove."""

import asyncio
from dataclasses import dataclass

import pytest
from sqlalchemy import select, text

from bot.domain.member import SlackMember
from bot.domain.profile import AboutStudent, TypedProfile
from bot.domain.request import Area, Format, Request
from bot.models import Volunteer
from bot.services.answering import Reason
from bot.services.importing import Importing
from handlers import Services
from tests.people import OPENING
from tests.slack_stub import TEAM

ABOUT = AboutStudent("second year", "Economics", "budgets", "statistics", "fairness")
REQUEST = Request(OPENING, [Area.PATH], [Format.VIDEO], 20)
PATIENCE = 20  # seconds, then two transactions wait for each other


@dataclass(frozen=True)
class Cast:
    """The services, with what a test of them does not care about filled in."""

    does: Services

    async def learn(self, user_id, **more):
        facts = {"name": user_id, "email": f"{user_id.lower()}@example.edu", "timezone": "UTC"}
        member = SlackMember(user_id=user_id, **facts | {"may_take_part": True} | more)
        return await self.does.members.learn(TEAM, [member])

    async def volunteers(self, user_id, field="finance", **typed):
        await self.learn(user_id)
        return await self.joins(user_id, field, **typed)

    async def joins(self, user_id, field="finance", **typed):
        profile = TypedProfile(fields=[field], **typed)
        return await self.does.volunteering.join(
            TEAM, user_id, profile, consents=True, slack_name=user_id
        )

    async def id_of(self, user_id):
        mine = select(Volunteer.id).where(Volunteer.team_id == TEAM, Volunteer.user_id == user_id)
        async with self.does.finding.database.reads() as session:
            return await session.scalar(mine)

    async def asks(self, student, volunteer, introduction=None):
        introduction = introduction or f"{student}-{volunteer}"
        await self.does.requesting.request(
            TEAM,
            student,
            introduction=introduction,
            volunteer_id=await self.id_of(volunteer),
            request=REQUEST,
            about=ABOUT,
            agreed=True,
            found_by="finance",
        )
        return introduction

    async def accepts(self, volunteer, introduction):
        await self.does.answering.accept(TEAM, introduction, by=volunteer)

    async def proposes(self, by, introduction, *times, seen="accepted 0"):
        choices = dict(zip(("first", "second", "third"), times, strict=False))
        await self.does.scheduling.propose(
            TEAM, introduction, by=by, seen=seen, choices=choices, place="Her office"
        )

    async def chooses(self, by, introduction, choice=0, number=1):
        await self.does.scheduling.choose(TEAM, introduction, by, number=number, choice=choice)

    async def declines(self, volunteer, introduction):
        await self.does.answering.decline(
            TEAM, introduction, by=volunteer, reason=Reason.OTHER, message="", pause_until=None
        )

    async def finds(self, student, query="finance"):
        answer = await self.does.finding.find(TEAM, student, query)
        return [card.name for card in answer.cards]


@pytest.fixture
def cast(does):
    return Cast(does)


@pytest.fixture
def importing(database, clock, new_id, programme):
    return Importing(database, clock.now, new_id, programme)


@pytest.fixture
def rows(database):
    """All rows of a table, in the order of its columns named."""

    async def rows(table, *columns):
        async with database.reads() as session:
            return sorted((await session.execute(select(*columns or [table]))).all(), key=str)

    return rows


@pytest.fixture
def blocked(database):
    """Wait until somebody waits for a lock; on SQLite there is one writer at a time anyhow."""
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")

    async def blocked():
        async with asyncio.timeout(PATIENCE):
            while True:
                if database.engine.dialect.name == "sqlite":
                    return
                async with database.reads() as session:
                    if await session.scalar(waiting):
                        return
                await asyncio.sleep(0.01)

    return blocked


@pytest.fixture
def at_once():
    """What becomes of them when all start together: None, or the refusal's type."""

    async def at_once(*doings):
        async with asyncio.timeout(PATIENCE):
            outcomes = await asyncio.gather(*doings, return_exceptions=True)
        return [type(each) if isinstance(each, Exception) else None for each in outcomes]

    return at_once
