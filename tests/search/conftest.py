"""People to be found, written straight into the tables; whoever looks asks as a student would."""

from dataclasses import dataclass, field
from itertools import count

import pytest
from sqlalchemy import update

from bot.domain.introduction import State
from bot.domain.profile import VolunteerProfile
from bot.models import Introduction, Member, Volunteer
from bot.search.index import index
from bot.search.versions import asks_change
from tests.slack_stub import TEAM


@dataclass(frozen=True, repr=False)
class Programme:
    """Who is there, and what a student finds."""

    database: object
    does: object
    clock: object
    numbers: object = field(default_factory=count)

    async def has(self, name, *, team_id=TEAM, here=True, email=None, **said):
        """A volunteer of this name, who has joined unless `said` knows better."""
        profile = {name: said.pop(name) for name in set(said) & _PROFILE}
        user_id = said.pop("user_id", f"U_{name.upper()}")
        state = {"joined_at": self.clock.now(), "user_id": user_id} | said
        async with self.database.writes.begin() as session:
            member = Member(team_id=team_id, user_id=user_id, name=name, may_take_part=here)
            volunteer = Volunteer(
                team_id=team_id,
                id=f"v-{name}",
                email=email,
                **vars(VolunteerProfile(name, **profile)),
                **state,
            )
            session.add_all([member, volunteer])
            await session.flush()
            await index(session, volunteer)

    async def asked(self, name, state, **more):
        """The student, unless `more` names another, has asked this person before."""
        said = {
            "id": f"i-{name}",
            "student": "U_STUDENT",
            "opening": "…",
            "areas": [],
            "formats": [],
            "minutes": 20,
            "found_by": "…",
            "requested_at": self.clock.now(),
        }
        volunteer = f"U_{name.upper()}"
        intro = Introduction(team_id=TEAM, volunteer=volunteer, state=state, **said | more)
        async with self.database.writes.begin() as session:
            session.add(intro)
            await session.flush()
            await asks_change(session, TEAM)

    async def changes(self, name, **columns):
        mine = update(Volunteer).where(Volunteer.id == f"v-{name}")
        async with self.database.writes.begin() as session:
            await session.execute(mine.values(**columns))

    async def knows(self, name):
        async with self.database.reads() as session:
            return await session.get(Volunteer, (TEAM, f"v-{name}")) is not None

    async def is_here(self, name, *, here):
        async with self.database.writes.begin() as session:
            mine = update(Member).where(Member.user_id == f"U_{name.upper()}")
            await session.execute(mine.values(may_take_part=here))

    async def is_asked(self, name, **more):
        """By another student, just now."""
        another = f"i-{name}-{next(self.numbers)}"
        await self.asked(name, State.REQUESTED, id=another, student=f"U_{another}", **more)
        async with self.database.writes.begin() as session:
            mine = update(Volunteer).where(Volunteer.id == f"v-{name}")
            await session.execute(mine.values(asked_at=self.clock.now()))
            await asks_change(session, TEAM)

    async def ends(self, name, state, **moment):
        """All that is open with this person, in this way."""
        theirs = Introduction.volunteer == f"U_{name.upper()}"
        mine = update(Introduction).where(theirs, Introduction.state == State.REQUESTED)
        async with self.database.writes.begin() as session:
            await session.execute(mine.values(state=state, **moment))

    async def asked_once(self, name, state, **more):
        async with self.database.reads() as session:
            asked = await session.get(Introduction, (TEAM, f"i-{name}"))
        if asked is None:
            await self.asked(name, state, **more)

    async def answers(self, query, student="U_STUDENT"):
        return await self.does.finding.find(TEAM, student, query)

    async def finds(self, query, student="U_STUDENT"):
        """The names, best first."""
        return [card.name for card in (await self.answers(query, student)).cards]


_PROFILE = frozenset(VolunteerProfile.__dataclass_fields__)


@pytest.fixture
def there(database, does, clock):
    return Programme(database, does, clock)
