"""One whole introduction, played through the workspace by its people and told as a transcript."""

from collections.abc import Awaitable, Callable, Sequence

import aiohttp

from sandbox import story_of_after, story_of_answers, story_of_asking, story_of_meeting
from sandbox.demo import Demo
from sandbox.filling import NoSuchOption
from sandbox.finding import NotOnScreen
from sandbox.person import Trouble
from sandbox.programme import Row
from sandbox.seeding import volunteers_join
from sandbox.stage import Stage, StoryBroke
from sandbox.story_of_asking import Cast

Step = Callable[[Stage, Cast], Awaitable[None]]
STEPS: list[tuple[str, Step]] = [
    ("An alumna volunteers", story_of_asking.volunteers),
    ("A student looks for people", story_of_asking.finds),
    ("The student asks, first wrongly and then well", story_of_asking.asks),
    ("The volunteer accepts", story_of_asking.accepts),
    ("They are introduced in a group message", story_of_asking.are_introduced),
    ("They agree on a time", story_of_meeting.agree),
    ("They are reminded, meet, and are asked", story_of_meeting.meet),
    ("The student says thank you", story_of_after.thanks),
    ("Four months later the student lets the volunteer know", story_of_after.keeps_in_touch),
    ("What else there is to say", story_of_after.commands),
]
OTHER_ANSWERS: list[tuple[str, Step]] = [
    ("A student asks an alumna", story_of_answers.asks),
    ("She asks for more, and is answered", story_of_answers.asks_for_more),
    ("She suggests somebody who would suit better", story_of_answers.suggests),
    ("The student asks that person, with the text already written", story_of_answers.goes_on),
    ("There is no answer: one bump, then the request lapses", story_of_answers.hears_nothing),
    ("The silent one takes no more requests", story_of_answers.stops),
]
FIELD = "Corporate finance"
_BROKEN = (
    NotOnScreen,
    NoSuchOption,
    Trouble,
    StoryBroke,
    aiohttp.ClientError,
    LookupError,
    TimeoutError,
)


async def _nothing() -> None:
    """What happens between two steps, mostly."""


async def play(
    demo: Demo,
    tell: Callable[[str], None],
    between: Callable[[], Awaitable[None]] = _nothing,
    patience: float = 10.0,
    steps: Sequence[tuple[str, Step]] = STEPS,
) -> None:
    stage, cast = Stage(tell, patience), _cast(demo)
    for number, (words, step) in enumerate(steps, start=1):
        await between()
        stage.headline(number, words)
        try:
            await step(stage, cast)
        except _BROKEN as broken:
            raise StoryBroke(f"\nStep {number} ({words}) broke: {broken}") from broken
    tell("\nAll of it went as told.")


async def fill_the_house(demo: Demo, number: int) -> None:
    """Others who have volunteered before, so that the search has somebody to choose from."""
    first = _volunteer(demo)
    others = [row for row in demo.programme.joining if row is not first][:number]
    await volunteers_join(demo, others)


def _cast(demo: Demo) -> Cast:
    return Cast(
        student=demo.person(demo.programme.students[0]["email"]),
        volunteer=demo.person(_volunteer(demo)["email"]),
        beekeeper=demo.person(demo.programme.waiting[0]["email"]),
    )


def _volunteer(demo: Demo) -> Row:
    return next(row for row in demo.programme.joining if row["fields"].startswith(FIELD))
