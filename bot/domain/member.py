"""A member of a workspace, as Slack describes a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.storable import storable

SLACKBOT = "USLACKBOT"  # says of itself that it is no bot


@dataclass(frozen=True)
class SlackMember:
    """`timezone` is an IANA name, `email` lower case.

    `may_take_part`: an active member of this workspace, neither a bot nor a guest.
    """

    user_id: str
    name: str
    email: str | None
    timezone: str | None
    may_take_part: bool


def slack_member(team_id: str, user: Mapping[str, Any]) -> SlackMember:
    """Read Slack's user object."""
    profile = user.get("profile") or {}
    email = profile.get("email")
    names = (profile.get("real_name"), user.get("real_name"), user.get("name"), user["id"])
    absent = ("deleted", "is_bot", "is_stranger", "is_restricted", "is_ultra_restricted")
    here = user.get("team_id") in (None, team_id) or team_id in _teams(user)
    return SlackMember(
        user_id=user["id"],
        name=storable(next(name for name in names if name)),
        email=storable(email.lower()) if email else None,
        timezone=user.get("tz") or None,
        may_take_part=here and user["id"] != SLACKBOT and not any(map(user.get, absent)),
    )


def _teams(user: Mapping[str, Any]) -> list[str]:
    """On Enterprise Grid one person belongs to several workspaces."""
    return list((user.get("enterprise_user") or {}).get("teams") or [])
