"""What is to be said in one run, and what must be true of it in the end."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from bot.delivery.lease import LEASE
from bot.domain.delivery import WAITING, Manner, Status
from bot.domain.hours import is_open, local_day
from bot.domain.introduction import State
from bot.domain.programme import Programme
from bot.models import Introduction, Outgoing

TEAM = "T1"
HOURS = Programme().hours
ZONES = {
    "U_ADA": "Europe/London",
    "U_BEN": "America/Chicago",
    "U_CLEO": "Asia/Kolkata",
    "U_DINA": "Pacific/Auckland",
}
MOST_MESSAGES = 5
SOON = 6 * 3600  # seconds within which all comes due, some of it in the night
KINDS = ("at once", "nudge", "nudge", "in hours", "card", "ending", "late", "unreadable")


@dataclass(frozen=True)
class Expected:
    """`ends` in which the row may end; a change of the world that `comes` after a while."""

    row: Outgoing
    ends: frozenset[Status] = frozenset({Status.SENT})
    after: float = 0.0
    comes: object = None


def few_messages(world):
    """Of all kinds, at different times, to a few people."""
    random = world.random
    return [
        each
        for number in range(random.randint(1, MOST_MESSAGES))
        for each in _kind(random.choice(KINDS), f"m{number}", world)
    ]


def one_of_each(world):
    """A card with its answer, and two nudges that go together: all that a sender can meet."""
    moment = world.now()
    for key in ("first", "second"):
        yield Expected(_row(key, "U_ADA", moment, Manner.NUDGE))
    yield from _kind("card", "card", world)


def _kind(kind, key, world):
    due = world.random.choice((0, 0, world.random.randrange(SOON)))
    moment = world.now() + timedelta(seconds=due)
    to = world.random.choice(sorted(ZONES))
    if kind == "nudge":
        yield Expected(_row(key, to, moment, Manner.NUDGE))
    elif kind == "in hours":
        yield Expected(_row(key, to, moment, Manner.IN_HOURS))
    elif kind == "card":
        yield Expected(_row(key, to, moment))
        answer = _row(f"{key}:answered", to, moment, replaces=key)
        answer.message = "paused"
        answer.facts = {"until": None}
        yield Expected(answer)
    elif kind == "ending":
        row = _row(key, to, moment, Manner.IN_HOURS, about=key, true_in=[State.REQUESTED])
        ended = frozenset({Status.SENT, Status.CANCELLED})
        yield Expected(row, ended, world.random.uniform(0, SOON), _declined)
    elif kind == "late":
        row = _row(
            key, to, moment, not_after=moment + timedelta(minutes=world.random.choice((2, 90)))
        )
        yield Expected(row, frozenset({Status.SENT, Status.EXPIRED}))
    elif kind == "unreadable":
        row = _row(key, to, moment)
        row.message = "no_such_message"
        yield Expected(row, frozenset({Status.DEAD}))
    else:
        yield Expected(_row(key, to, moment))


def _row(key, to, moment, manner=Manner.AT_ONCE, **more):
    plain = {"about": "", "true_in": [], "replaces": None} | more
    return Outgoing(
        team_id=TEAM,
        key=key,
        message="resumed",
        people=to,
        facts={},
        manner=manner,
        wanted_at=moment,
        due_at=moment,
        created_at=moment,
        **plain,
    )


def introduction(row, now):
    return Introduction(
        team_id=TEAM,
        id=row.about,
        student=f"S_{row.key}",
        volunteer=f"V_{row.key}",
        state=State.REQUESTED,
        opening="",
        areas=[],
        formats=[],
        minutes=20,
        found_by="",
        requested_at=now,
    )


async def _declined(session, row):
    one = select(Introduction).where(Introduction.team_id == TEAM, Introduction.id == row.about)
    (await session.scalars(one)).one().state = State.DECLINED


def faults(world, slack, expected, rows):
    """Everything that is wrong with how a run ended, in words."""
    ends = {each.row.key: each.ends for each in expected}
    for row in rows:
        if row.status in WAITING:
            yield f"{row.key} is stuck: {row.status}, {row.attempts} attempts, {row.error}"
        elif row.status not in ends[row.key]:
            yield f"{row.key} ended as {row.status}: {row.error}"
    for key in slack.seen_twice:
        yield f"{key} was seen twice for a while"
    yield from _history_is_what_was_said(slack, rows)
    yield from _in_hours(world, slack, rows)


def _history_is_what_was_said(slack, rows):
    seen = {}
    for message in slack.seen():
        for key in message.metadata["event_payload"].values():
            seen.setdefault(key, []).append((message.channel, message.ts))
    for row in rows:
        where = seen.pop(row.key, [])
        wanted = row.status is Status.SENT and not row.replaces
        if len(where) > 1:
            yield f"{row.key} is seen {len(where)} times"
        elif wanted and where != [(row.channel, row.ts)]:
            yield f"{row.key} counts as sent, and is not there"
        elif where and not wanted:
            yield f"{row.key} is there, and counts as {row.status}"
    if seen:
        yield f"nobody knows of {seen}"


def _in_hours(world, slack, rows):
    """As of when it was sent off: how long it lay in a frozen worker is the lease at most."""
    manner = {row.key: row.manner for row in rows}
    nudged = Counter()
    for message in slack.seen():
        keys = list(message.metadata["event_payload"].values())
        zone = next(ZONES[row.people] for row in rows if row.key == keys[0])
        sent_off = world.at(message.asked_at)
        if Manner.AT_ONCE not in {manner[key] for key in keys}:
            decided = (sent_off, sent_off - LEASE)
            if not any(is_open(moment, zone, HOURS) for moment in decided):
                yield f"{keys} came in the night, at {sent_off}"
        if manner[keys[0]] is Manner.NUDGE:
            nudged[message.channel, local_day(sent_off, zone)] += 1
    for (channel, day), times in nudged.items():
        if times > 1:
            yield f"{times} nudges in {channel} on {day}"
