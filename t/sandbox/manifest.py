"""What app_manifest.yml says of the app: its name, commands, scopes and events."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

JSON = dict[str, Any]
_ABOUT = "Informational interviews, from the first question to the thank-you letter."


@dataclass(frozen=True)
class Command:
    command: str
    description: str
    usage_hint: str


@dataclass(frozen=True)
class Manifest:
    """`scopes` and `events` are None where no manifest was found: then all are granted."""

    name: str = "Infoview"
    about: str = _ABOUT
    commands: tuple[Command, ...] = (Command("/infoview", _ABOUT, "help"),)
    scopes: frozenset[str] | None = None
    events: frozenset[str] | None = None

    def grants(self, scope: str | None) -> bool:
        return scope is None or self.scopes is None or scope in self.scopes

    def hears(self, event: str) -> bool:
        return self.events is None or event in self.events


def read_manifest(path: Path) -> Manifest:
    if not path.exists():
        return Manifest()
    said: JSON = yaml.safe_load(path.read_text())
    about = said["display_information"]
    return Manifest(
        name=about["name"],
        about=about.get("long_description") or about.get("description", _ABOUT),
        commands=tuple(_command(c) for c in said["features"].get("slash_commands", [])),
        scopes=frozenset(said["oauth_config"]["scopes"].get("bot", [])),
        events=frozenset(said["settings"].get("event_subscriptions", {}).get("bot_events", [])),
    )


def _command(said: JSON) -> Command:
    return Command(said["command"], said["description"], said.get("usage_hint", ""))
