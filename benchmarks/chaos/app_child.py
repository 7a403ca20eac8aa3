"""`infoview serve` with shorter leases, and perhaps without one protection.

One process has everything imported and forks a replica for each port it is given, so that a start
costs little: many are killed.
"""

import importlib
import os
from collections.abc import Callable
from datetime import timedelta

from benchmarks.chaos.forking import fork_at_each_line
from bot.delivery import asking, lease

HANDS = 10  # messages on their way at one time: leases are short
TRIES = 3  # of a message that breaks us
DOUBLED_AT_MOST = 2  # times: four seconds between two attempts, where nothing is uncertain


def prepared() -> Callable[[str], None]:
    """What a replica does. The constants come first: an import takes them as they are."""
    lease.LEASE = timedelta(seconds=float(os.environ["CHAOS_LEASE"]))
    asking.ANSWER_WITHIN = timedelta(seconds=float(os.environ["CHAOS_ANSWER_WITHIN"]))
    _put("bot.delivery.outbox", HANDS=HANDS, TRIES=TRIES)
    _put("bot.delivery.claims", DOUBLED_AT_MOST=DOUBLED_AT_MOST)
    importlib.import_module("benchmarks.chaos.frozen").freeze_where_a_key_says_so()
    importlib.import_module("benchmarks.chaos.unprotected").take_away(os.environ["CHAOS_WITHOUT"])
    main = importlib.import_module("bot.__main__").main

    def serve(port: str) -> None:
        os.environ["PORT"] = port
        main(["serve"])

    return serve


def _put(module: str, **names: object) -> None:
    vars(importlib.import_module(module)).update(names)


if __name__ == "__main__":
    fork_at_each_line(prepared())
