"""auth.test and users.*"""

import base64
import binascii
from typing import Any

from sandbox.web_api.call import Call, Failed, method
from sandbox.web_api.pace import Tier
from sandbox.workspace import ids
from sandbox.workspace.people import described

JSON = dict[str, Any]


def auth_test(call: Call) -> JSON:
    bot = call.workspace.people[ids.BOT_USER]
    return {
        "url": f"https://{ids.TEAM_DOMAIN}.slack.com/",
        "team": ids.TEAM_NAME,
        "user": bot.name,
        "team_id": ids.TEAM,
        "user_id": ids.BOT_USER,
        "bot_id": ids.BOT,
        "is_enterprise_install": False,
    }


def users_list(call: Call) -> JSON:
    everyone = list(call.workspace.people.values())
    start, limit = _start(call), call.number("limit", len(everyone), 1_000)
    end = start + limit
    return {
        "members": [_user(call, person.id) for person in everyone[start:end]],
        "cache_ts": int(call.workspace.now().timestamp()),
        "response_metadata": {"next_cursor": _cursor(end) if end < len(everyone) else ""},
    }


def users_info(call: Call) -> JSON:
    return {"user": _user(call, call.needed("user"))}


def users_lookup_by_email(call: Call) -> JSON:
    wanted = call.needed("email").lower()
    for person in call.workspace.humans():
        if person.email.lower() == wanted and not person.deleted:
            return {"user": _user(call, person.id)}
    raise Failed("users_not_found")


def _user(call: Call, person_id: str) -> JSON:
    return described(
        call.workspace.person(person_id),
        call.workspace.now(),
        emails=call.manifest.grants("users:read.email"),
        locale=call.flag("include_locale"),
    )


def _cursor(position: int) -> str:
    return base64.b64encode(f"user:{position}".encode()).decode()


def _start(call: Call) -> int:
    if not call.text("cursor"):
        return 0
    try:
        return int(base64.b64decode(call.text("cursor")).decode().removeprefix("user:"))
    except (ValueError, binascii.Error) as bad:
        raise Failed("invalid_cursor") from bad


METHODS = {
    "auth.test": method(auth_test, tier=Tier.SPECIAL),
    "users.list": method(users_list, "cursor limit include_locale", "users:read", Tier.TWO),
    "users.info": method(users_info, "user include_locale", "users:read"),
    "users.lookupByEmail": method(users_lookup_by_email, "email", "users:read.email", Tier.THREE),
}
