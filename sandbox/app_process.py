"""The real app, on the sandbox's clock: the one file here that knows the app at all."""

import os
from pathlib import Path

from bot.app import serve
from bot.settings import Settings

from sandbox.clock import MovableClock

if __name__ == "__main__":
    serve(Settings(), now=MovableClock(Path(os.environ["SANDBOX_CLOCK"])).now)
