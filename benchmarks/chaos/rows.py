"""What is to be said: rows as the services write them, a few of them poison."""

from collections.abc import Iterator
from typing import Any

from benchmarks.people import TEAM
from bot import clock
from bot.domain.delivery import Manner, Status

EACH = 5  # messages a person
BATCH = 500
CLOSED = "UCLOSED"
POISON_EACH = 250  # one of so many
NUDGE_EACH = 10
QUIET = 100  # people who are written to before anything breaks
Row = dict[str, Any]


def is_closed(user_id: str) -> bool:
    """Slack takes no message for them, for good."""
    return user_id.startswith(CLOSED)


def rows(first: int, last: int) -> Iterator[Row]:
    """Numbers first to last, all due now."""
    now = clock.now()
    for n in range(first, last):
        yield row(f"row:{n}", _whom(n), now, **_special(n))


def row(key: str, user_id: str, now: Any, **more: Any) -> Row:
    return {
        "team_id": TEAM,
        "key": key,
        "message": "resumed",
        "people": user_id,
        "facts": {},
        "manner": Manner.AT_ONCE,
        "about": "chaos",
        "true_in": [],
        "wanted_at": now,
        "due_at": now,
        "created_at": now,
        "status": Status.PENDING,
        "lease_ends": 0.0,
        "attempts": 0,
    } | more


def is_poison(n: int) -> bool:
    return n % POISON_EACH in {7, 11}


def everybody(sends: int) -> set[str]:
    """The rows are for, and those who are written to before anything breaks."""
    return {_whom(n) for n in range(sends)} | {f"UQ{n}" for n in range(QUIET)}


def _whom(n: int) -> str:
    """The same person again only much later; some get two nudges, one of them another day."""
    if n % POISON_EACH == 11:
        return f"{CLOSED}{n}"
    if _is_nudge(n):
        return f"UN{n // (2 * NUDGE_EACH)}"
    return f"UP{n // BATCH // EACH * BATCH + n % BATCH}"


def _is_nudge(n: int) -> bool:
    return n % NUDGE_EACH == 3


def _special(n: int) -> Row:
    if n % POISON_EACH == 7:
        return {"message": "no_such_message"}
    if _is_nudge(n):
        return {"manner": Manner.NUDGE}
    return {"manner": Manner.IN_HOURS} if n % NUDGE_EACH == 5 else {}
