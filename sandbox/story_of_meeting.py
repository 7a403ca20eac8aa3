"""The story's middle: a time that suits both, the reminders, and the question after it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sandbox.person import Person
from sandbox.stage import Stage
from sandbox.story_of_asking import Cast, refused, sent

SUITS_BOTH = 13  # o’clock, by the student’s clock
PLACE = "By video: https://video.larkspur.example/cash-and-patience"


async def agree(stage: Stage, cast: Cast) -> None:
    student, volunteer = cast.student, cast.volunteer
    stage.does(student, "presses “Propose times”, and gives a time that is past")
    await student.press("Propose times")
    await stage.sees(student, "Your clocks now:")
    await student.fill({"First choice": await _weekday(student, -1), "Where or how": PLACE})
    await refused(stage, student, "Propose")
    stage.does(student, "gives two that are to come")
    await student.fill({"First choice": await _weekday(student, 3)})
    await student.fill({"Second choice": await _weekday(student, 4)})
    await sent(student)
    await stage.sees(volunteer, "press the one that suits you")
    stage.does(volunteer, "presses “Second choice”")
    await volunteer.press("Second choice")
    await stage.sees(student, "I remind you both before")
    stage.does(student, "opens the Home tab")
    await student.open_home()
    await stage.sees(student, "What comes next")


async def meet(stage: Stage, cast: Cast) -> None:
    student, volunteer = cast.student, cast.volunteer
    begins = await _weekday(student, 4)
    await _to(stage, student, begins - timedelta(hours=1))
    await stage.sees(student, "⏰ You meet")
    await stage.sees(volunteer, "⏰ You meet")
    await _to(stage, student, begins + timedelta(hours=3))
    await stage.sees(student, "Did you and")


async def _weekday(person: Person, number: int) -> datetime:
    """That many working days from the one now, at an hour that suits both."""
    screen = await person.screen()
    day = datetime.fromisoformat(screen["now"]).astimezone(ZoneInfo(screen["person"]["tz"]))
    for _ in range(abs(number)):
        day += timedelta(days=1 if number > 0 else -1)
        while day.weekday() >= 5:
            day += timedelta(days=1 if number > 0 else -1)
    return day.replace(hour=SUITS_BOTH, minute=0, second=0, microsecond=0)


async def _to(stage: Stage, person: Person, moment: datetime) -> None:
    now = datetime.fromisoformat((await person.screen())["now"])
    await stage.forward(person, seconds=(moment - now).total_seconds())
