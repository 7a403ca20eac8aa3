"""What nobody can do in Slack: move its clock, break it, change who people are."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import available_timezones

from starlette.routing import Route

from sandbox.clock import MovableClock
from sandbox.coming import Agenda, next_moment
from sandbox.delivery.events import Events
from sandbox.faults import Faults
from sandbox.page.endpoints import endpoints
from sandbox.traffic import WIRE, Traffic
from sandbox.workspace.people import Person
from sandbox.workspace.workspace import NotThere, Workspace

JSON = dict[str, Any]
FARTHEST = timedelta(days=3_660)
A_LITTLE = timedelta(seconds=1)  # past the moment, so that it has come for everybody


@dataclass(frozen=True)
class Backstage:
    workspace: Workspace
    clock: MovableClock
    events: Events
    traffic: Traffic
    faults: Faults
    agenda: Agenda

    def routes(self) -> list[Route]:
        doings: tuple[Callable[[Person, JSON], Awaitable[JSON]], ...] = (
            self.move_clock,
            self.move_to_next,
            self.switch_fault,
            self.clear_traffic,
            self.change_person,
        )
        return endpoints(self.workspace, *doings)

    async def move_clock(self, person: Person, said: JSON) -> JSON:
        by = timedelta(seconds=float(said["seconds"]))
        if not timedelta() <= by <= FARTHEST:
            raise NotThere("the clock goes forward only")
        return self._forward(by)

    async def move_to_next(self, person: Person, said: JSON) -> JSON:
        """To the moment at which the app says its next thing, by its own list."""
        now = self.workspace.now()
        moment = next_moment(await self.agenda(), now)
        return self._forward(moment - now + A_LITTLE) if moment else {"nothing": True}

    async def switch_fault(self, person: Person, said: JSON) -> JSON:
        if not self.faults.knows(said["name"]):
            raise NotThere("no such fault")
        self.faults.switch(said["name"], on=bool(said["on"]))
        self.workspace.news.tell([WIRE])
        return {}

    async def clear_traffic(self, person: Person, said: JSON) -> JSON:
        self.traffic.clear()
        return {}

    async def change_person(self, person: Person, said: JSON) -> JSON:
        """A new time zone, an account closed or opened again, a guest: as Slack tells the app."""
        if said.get("tz", person.tz) not in available_timezones():
            raise NotThere("no such time zone")
        person.tz = said.get("tz", person.tz)
        person.deleted = bool(said.get("deleted", person.deleted))
        person.is_restricted = bool(said.get("guest", person.is_restricted))
        self.events.user_change(person)
        self.workspace.news.tell([person.id, WIRE])
        return {}

    def _forward(self, by: timedelta) -> JSON:
        self.clock.forward(by)
        self.workspace.news.tell([*self.workspace.people, WIRE])
        return {"now": self.workspace.now().isoformat()}
