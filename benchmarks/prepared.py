"""A database as it is in term: everybody has joined, and requests wait for their answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, literal, select, update

from benchmarks.people import STUDENTS, TEAM, VOLUNTEERS, alumni, members, student_id, volunteer_id
from bot import clock
from bot.domain.delivery import WAITING, Status
from bot.domain.introduction import Move, State
from bot.domain.programme import Programme
from bot.domain.request import Area, Format
from bot.models import Introduction, Outgoing, SearchDocument, Volunteer
from bot.models.engine import Database, connect
from bot.models.migrate import migrate
from bot.services.importing import Importing
from bot.services.members import Members
from bot.services.moving import enter, tell
from bot.services.service import Service

REQUESTS = 2 * VOLUNTEERS  # as many as all of them may accept in one month
BATCH = 500
CARD = "1767625200.000000"  # ts of every one
OPENING = (
    "I am a second-year student of history who reads annual reports for fun, and I would like to"
    " hear how you came from the same subject to the work you do, what a week of yours looks"
    " like, and what you would read first in my place."
)


@dataclass(frozen=True)
class Waiting:
    """A request whose `Accept` nobody has pressed yet."""

    introduction: str
    volunteer: str


async def prepare(url: str) -> Sequence[Waiting]:
    """Fill an empty database by the app's own services."""
    database = connect(url)
    await migrate(database)
    service = Service(database, clock.now, clock.new_id, Programme())
    await everybody_joins(service)
    requests = list(_requests(service))
    for start in range(0, len(requests), BATCH):
        await _send(service, requests[start : start + BATCH])
    await database.dispose()
    return [Waiting(request.id, request.volunteer) for request in requests]


async def accepted(database: Database) -> int:
    """How many introductions were."""
    is_so = Introduction.state == State.ACCEPTED
    async with database.reads() as session:
        return await session.scalar(select(func.count(Introduction.id)).where(is_so)) or 0


async def still_to_say(database: Database) -> int:
    """How many messages are due now and not out yet."""
    due = (Outgoing.status.in_(WAITING), Outgoing.due_at <= clock.now())
    async with database.reads() as session:
        return await session.scalar(select(func.count(Outgoing.key)).where(*due)) or 0


async def everybody_joins(service: Service) -> None:
    """Imported, found in the workspace by e-mail, and joined: the last for all at once."""
    workspace = Members(*vars(service).values())
    await workspace.install(TEAM, "Benchmark", "U0BOT")
    await workspace.learn(TEAM, members())
    await workspace.learned_all(TEAM)
    importing, rows = Importing(*vars(service).values()), alumni()
    for start in range(0, len(rows), BATCH):
        await importing.add(TEAM, rows[start : start + BATCH])
    async with service.database.writes.begin() as session:
        await session.execute(update(Volunteer).values(joined_at=clock.now()))
        await session.execute(update(SearchDocument).values(listed=True))


def _requests(service: Service) -> Iterator[Introduction]:
    """To every volunteer one, then to every volunteer another; never twice the same pair."""
    for n in range(REQUESTS):
        yield Introduction(
            team_id=TEAM,
            id=service.new_id(),
            student=student_id((n + n // VOLUNTEERS) % STUDENTS),
            volunteer=volunteer_id(n % VOLUNTEERS),
            state=State.REQUESTED,
            requested_at=service.now(),
            opening=OPENING,
            areas=[Area.PATH, Area.TRENDS],
            formats=[Format.VIDEO],
            minutes=20,
            found_by="finance",
        )


async def _send(service: Service, requests: Sequence[Introduction]) -> None:
    """With history and cards, which count as sent: each in a DM of its own."""
    async with service.database.writes.begin() as session:
        session.add_all(requests)
        await session.flush()
        for request in requests:
            enter(service, session, request, Move.REQUEST, None, request.student)
            tell(service, session, request, {})
        await session.flush()
        due = (Outgoing.status.in_(WAITING), Outgoing.due_at <= service.now())
        sent = {"status": Status.SENT, "channel": literal("D") + Outgoing.about, "ts": CARD}
        await session.execute(update(Outgoing).where(*due).values(**sent))
