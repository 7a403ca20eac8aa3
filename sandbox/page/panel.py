"""Behind the scenes: what is coming, what went over the line, what is broken, who one is."""

import json
from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

from sandbox.coming import Coming
from sandbox.page.backstage import Backstage
from sandbox.page.dates import clock_time
from sandbox.page.viewer import Viewer
from sandbox.traffic import Exchange
from sandbox.workspace.ids import BOT_USER

JSON = dict[str, Any]
SHOWN = 80
TABS = (("coming", "Coming"), ("traffic", "Traffic"), ("faults", "Faults"), ("person", "Person"))
FAULTS = (
    ("storm", "429 storm", "Every call is told to come back in two seconds."),
    ("lost", "Lost answers", "What the app asks is done, but the answer never arrives."),
    ("down", "Slack is down", "Every call gets 503, and nothing is done."),
    ("limits", "Rate limits", "Each method by its tier; one message a second a channel."),
)


@dataclass(frozen=True)
class Panel:
    backstage: Backstage

    async def facts(self, tab: str, viewer: Viewer) -> JSON:
        """What the template of that tab shows."""
        backstage = self.backstage
        shown: JSON = {"viewer": viewer, "me": viewer.person, "tab": tab, "tabs": TABS}
        if tab == "coming":
            agenda = await backstage.agenda()
            entries = [_coming(one, viewer) for one in agenda[:SHOWN]]
            return {**shown, "coming": entries, "more": max(0, len(agenda) - SHOWN)}
        if tab == "traffic":
            newest = backstage.traffic.newest(SHOWN)
            return {**shown, "exchanges": [_exchange(one, viewer) for one in newest]}
        if tab == "faults":
            on = vars(backstage.faults)
            return {**shown, "faults": [(*fault, on[fault[0]]) for fault in FAULTS]}
        return {**shown, "zones": sorted(available_timezones())}

    def exchange(self, number: int, viewer: Viewer) -> JSON | None:
        """One of them in full."""
        found = self.backstage.traffic.numbered(number)
        if found is None:
            return None
        asked, answered = (_pretty(part) for part in (found.asked, found.answered))
        return {**_exchange(found, viewer), "asked": asked, "answered": answered}


def _coming(one: Coming, viewer: Viewer) -> JSON:
    at = one.at.astimezone(viewer.person.zone)
    return {
        "what": one.message,
        "who": ", ".join(viewer.name_of(p) for p in one.people if p != BOT_USER),
        "when": f"{at:%a}, {at:%b} {at.day}, {clock_time(at)}",
        "due": one.at <= viewer.now,
    }


def _exchange(one: Exchange, viewer: Viewer) -> JSON:
    at = viewer.local(one.at.timestamp())
    return {
        "number": one.number,
        "when": f"{at:%H:%M:%S}",
        "to_app": one.to_app,
        "name": one.name,
        "status": one.status,
        "took": f"{one.took:.0f} ms" if one.took >= 1 else "< 1 ms",
        "problem": one.problem or _refusal(one),
    }


def _refusal(one: Exchange) -> str:
    answered = one.answered
    return str(answered.get("error", "")) if isinstance(answered, dict) else ""


def _pretty(part: Any) -> str:
    return part if isinstance(part, str) else json.dumps(part, indent=2, ensure_ascii=False)
