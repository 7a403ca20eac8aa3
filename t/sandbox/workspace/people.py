"""A member of the workspace, and how Slack describes one."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.workspace import ids

JSON = dict[str, Any]


@dataclass
class Person:
    id: str
    real_name: str
    email: str
    title: str = ""
    tz: str = "America/New_York"
    locale: str = "en-US"
    deleted: bool = False
    is_bot: bool = False
    is_restricted: bool = False
    groups: frozenset[str] = field(default_factory=frozenset)

    @property
    def name(self) -> str:
        return self.real_name.lower().replace(" ", ".").replace("'", "")

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.tz)

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.real_name.split()[:2]).upper()


def described(person: Person, at: datetime, *, emails: bool, locale: bool = True) -> JSON:
    """Slack's user object; the e-mail is there only with the scope users:read.email."""
    local = at.astimezone(person.zone)
    offset = local.utcoffset()
    told: JSON = {
        "id": person.id,
        "team_id": ids.TEAM,
        "name": person.name,
        "deleted": person.deleted,
        "color": "4bbe2e",
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": local.tzname(),
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": _profile(person, emails=emails),
        **dict.fromkeys(("is_admin", "is_owner", "is_primary_owner"), False),
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": int(at.timestamp()),
        "is_email_confirmed": True,
        "who_can_share_contact_card": "EVERYONE",
    }
    return {**told, "locale": person.locale} if locale else told


def _profile(person: Person, *, emails: bool) -> JSON:
    first, _, last = person.real_name.partition(" ")
    told: JSON = {
        "title": person.title,
        "phone": "",
        "skype": "",
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": "",
        "display_name_normalized": "",
        "fields": None,
        "status_text": "",
        "status_emoji": "",
        "status_expiration": 0,
        "avatar_hash": "",
        "first_name": first,
        "last_name": last,
        "team": ids.TEAM,
    }
    if person.is_bot:
        return {**told, "bot_id": ids.BOT, "api_app_id": ids.APP, "always_active": True}
    return {**told, "email": person.email} if emails else told
