"""The real app, on the sandbox's clock: the one file here that knows the app at all."""

import os
import signal
import sys
import threading
from pathlib import Path

from bot.serving import serve
from bot.settings import Settings
from sandbox.clock import MovableClock


def _end_with_the_sandbox() -> None:
    """Its end of our standard input closes however it ends, also by `kill -9`."""
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_end_with_the_sandbox, daemon=True).start()
    serve(Settings(), now=MovableClock(Path(os.environ["SANDBOX_CLOCK"])).now)
