"""A year of one programme on a fast clock: `make year`."""

import asyncio
import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import click
from sqlalchemy import make_url, select, update
from structlog.testing import capture_logs

from benchmarks.people import TEAM, alumni, members
from bot.app import outbox as build_outbox
from bot.app import services
from bot.delivery.wake import wake_after_commit
from bot.domain.delivery import Manner
from bot.domain.hours import is_open, local_day
from bot.domain.programme import Programme
from bot.models import Outgoing, SearchDocument, Volunteer
from bot.models.engine import connect
from bot.services.importing import Importing
from bot.services.passing import Passing
from tests.databases import SqliteFiles
from tests.simulation.people import A_DAY, People
from tests.simulation.run import until_due
from tests.simulation.slack import Slack
from tests.simulation.sqlite import Slot
from tests.simulation.world import Killed, Worker, World

TERM = 300 * A_DAY  # seconds in which students ask
YEAR = 365 * A_DAY
NAP = A_DAY


@dataclass(frozen=True)
class Size:
    volunteers: int = 4_500
    students: int = 2_000
    introductions: int = 3_000


@dataclass(frozen=True)
class Told:
    """What the year came to. `late`: due, and neither said nor ended. `bad`: in words."""

    sent: Counter
    ended: Counter
    done: Counter
    late: int
    bad: list[str]
    seconds: float


class SeenByPeople(Slack):
    """They react to what they see."""

    people = None

    def post(self, worker, asked_at, channel, text, metadata):
        answer = super().post(worker, asked_at, channel, text, metadata)
        self.people.see(list(metadata["event_payload"].values()))
        return answer


class Year:
    def __init__(self, seed, size, folder, template):
        self.size, self.path = size, folder / "year.db"
        shutil.copyfile(template, self.path)
        self.world = World(seed, most_steps=10**9, longest_step=0.002)
        self.ids, self.programme = 0, Programme()
        self.worker = Worker("worker", spared=True)
        self.ours, self.theirs = self._slot(self.worker), self._slot(Worker("people", spared=True))
        self.zones = {member.user_id: member.timezone for member in self._members()}
        self.slack = SeenByPeople(self.world, self.zones, 0.0)
        self.does = services(self.theirs, self.world.now, self._new_id, self.programme)
        self.people = self.slack.people = People(self.world, TEAM, self.does, self.theirs)
        self.woken = asyncio.Event()
        self.looker = sqlite3.connect(self.path, timeout=0, isolation_level=None)

    async def play(self):
        began = perf_counter()
        await self._everybody_joins()
        wake_after_commit(self.theirs.writes, self.woken.set)
        work = asyncio.create_task(self._work())
        students = [user_id for user_id in self.zones if user_id.startswith("U0S")]
        for _ in range(self.size.introductions):
            student = self.world.random.choice(students)
            self.people.later(self.world.random.uniform(0, TERM), self.people.ask, student)
        await asyncio.sleep(YEAR)
        self.world.kill(self.worker)
        self.woken.set()
        await asyncio.wait([work])
        return await self._told(perf_counter() - began)

    async def _work(self):
        client = self.slack.client(self.worker)
        ways = {"now": self.world.now, "monotonic": self.world.monotonic, "new_id": self._new_id}
        outbox = build_outbox(self.ours, lambda _: client, self.programme, **ways)
        passing = Passing(self.ours, self.world.now, self._new_id, self.programme)
        with suppress(Killed):
            while True:
                self.woken.clear()
                if not (await passing.pass_time() or await outbox.start_due()):
                    await self._rest()

    async def _rest(self):
        """Until something is due, or somebody has done something; a day at most."""
        due = until_due(self.looker, self.world)
        with suppress(TimeoutError):
            await asyncio.wait_for(self.woken.wait(), max(5.0, min(due or NAP, NAP)))

    async def _everybody_joins(self):
        await self.does.members.install(TEAM, "A year", "U0BOT")
        await self.does.members.learn(TEAM, self._members())
        importing = Importing(self.theirs, self.world.now, self._new_id, self.programme)
        await importing.add(TEAM, alumni()[: self.size.volunteers])
        async with self.theirs.writes.begin() as session:
            await session.execute(update(Volunteer).values(joined_at=self.world.now()))
            await session.execute(update(SearchDocument).values(listed=True))

    def _members(self):
        most = {"U0V": self.size.volunteers, "U0S": self.size.students}
        return [each for each in members() if int(each.user_id[3:]) < most[each.user_id[:3]]]

    async def _told(self, seconds):
        now = self.world.now()
        async with self.theirs.reads() as session:
            rows = (await session.scalars(select(Outgoing))).all()
            late = [row for row in rows if not row.finished_at and row.due_at <= now]
        sent = Counter(row.message for row in rows if row.status == "sent")
        ended = Counter(str(row.status) for row in rows)
        bad = list(self._bad({row.key: row for row in rows}))
        return Told(sent, ended, self.people.done, len(late), bad, seconds)

    def _bad(self, rows):
        """At night, twice, or a second nudge on one day."""
        seen, nudged = Counter(), Counter()
        for message in self.slack.seen():
            keys = list(message.metadata["event_payload"].values())
            seen.update(keys)
            row = rows[keys[0]]
            zone, at = self.zones[row.people.split(",")[0]], self.world.at(message.asked_at)
            anytime = row.manner in (Manner.AT_ONCE, Manner.AGREED)
            if not anytime and not is_open(at, zone, self.programme.hours):
                yield f"{keys} at {at}"
            if row.manner is Manner.NUDGE:
                nudged[row.people, local_day(at, zone)] += 1
        yield from (f"{key}: {times} times" for key, times in seen.items() if times > 1)
        yield from (f"{who}: {times} nudges" for who, times in nudged.items() if times > 1)

    def _slot(self, worker):
        slot = Slot(connect(f"sqlite:///{self.path}"))
        slot.taken_by(self.world, worker, self.path)
        return slot.database

    def _new_id(self):
        self.ids += 1
        return f"id-{self.ids}"


def play_a_year(seed, size, folder, template):
    year = Year(seed, size, folder, template)
    with capture_logs() as logs:
        try:
            told = year.world.loop.run_until_complete(year.play())
        finally:
            year.looker.close()
            year.world.loop.close()
    told.bad.extend(log["event"] for log in logs if log["log_level"] == "error")
    return told


@click.command()
@click.option("--seed", default=1, show_default=True)
@click.option("--introductions", default=Size.introductions, show_default=True)
def main(seed: int, introductions: int) -> None:
    """Play a year; end with 1 when anything was late, at night, twice, or one too many."""
    files = SqliteFiles()
    template = make_url(asyncio.run(files.fresh())).database
    with tempfile.TemporaryDirectory() as folder:
        told = play_a_year(seed, Size(introductions=introductions), Path(folder), template)
    files.stop()
    for title, counted in (("people did", told.done), ("sent", told.sent), ("rows", told.ended)):
        click.echo(f"\n{title}")
        for name, times in counted.most_common():
            click.echo(f"{times:>8,} {name}")
    click.echo(f"\n{told.late} due and not said · {len(told.bad)} at night, twice or too many")
    click.echo(f"{told.seconds:.0f} s for a year")
    raise SystemExit(bool(told.late or told.bad))


if __name__ == "__main__":
    main()
