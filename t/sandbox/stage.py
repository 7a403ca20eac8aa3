"""What a story is told with: people who do and see, a clock that is moved to their daytime."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sandbox.page.dates import clock_time
from sandbox.person import Person

DAY_BEGINS, DAY_ENDS = 9, 17
MEETS_AT = 10


class StoryBroke(Exception):
    """A step did not go as told."""


@dataclass
class Stage:
    """`patience` is how many seconds a person waits for what ought to come by itself."""

    tell: Callable[[str], None]
    patience: float = 10.0

    def headline(self, number: int, words: str) -> None:
        self.tell(f"\n── {number}. {words} {'─' * max(3, 74 - len(words))}")

    def does(self, person: Person, words: str) -> None:
        self.tell(f"   {person.name} {words}")

    async def sees(self, person: Person, words: str) -> str:
        """Waits for the words, and shows the message, form or Home on which they stand."""
        shown = await person.until_shows(words, self.patience)
        self.tell(f"   {person.name} sees")
        self.tell("\n".join(f"   │ {line}" for line in shown.splitlines()))
        return shown

    async def forward(self, person: Person, **by: float) -> None:
        await person.forward(**by)
        await self._tell_time(person)

    async def daytime(self, person: Person) -> None:
        """On to this person's next working hours, unless it is within them."""
        now = await _local_now(person)
        if now.weekday() < 5 and DAY_BEGINS <= now.hour < DAY_ENDS:
            return
        day = now if now.hour < DAY_BEGINS else now + timedelta(days=1)
        while day.weekday() >= 5:
            day += timedelta(days=1)
        morning = day.replace(hour=MEETS_AT, minute=0)
        await person.forward(seconds=(morning.astimezone(ZoneInfo("UTC")) - now).total_seconds())
        await self._tell_time(person)

    async def _tell_time(self, person: Person) -> None:
        now = await _local_now(person)
        zone = str(now.tzinfo).split("/")[-1].replace("_", " ")
        self.tell(f"   … it is {now:%A}, {now.day} {now:%B %Y}, {clock_time(now)} in {zone}")


async def _local_now(person: Person) -> datetime:
    screen = await person.screen()
    zone = ZoneInfo(screen["person"]["tz"])
    return datetime.fromisoformat(screen["now"]).astimezone(zone)
