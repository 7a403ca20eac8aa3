"""What every process of the benchmark does first: see to its own end."""

import os
import signal
import sys
import threading

LONGEST = 1800  # seconds; then it ends, whatever else happens


def end_with_parent(longest: int = LONGEST) -> None:
    """The parent's end of our standard input closes however it ends, also by `kill -9`."""
    signal.alarm(longest)
    threading.Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)
