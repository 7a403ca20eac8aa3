"""The system's own Chromium; none is downloaded."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def found() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)
