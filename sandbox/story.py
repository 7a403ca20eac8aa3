"""One whole introduction, played and told."""

from collections.abc import Callable

from sandbox.demo import Demo


class StoryBroke(Exception):
    """A step did not go as told."""


async def play(demo: Demo, tell: Callable[[str], None]) -> None:
    tell("…")
