"""Ids that look like Slack's; those of people and conversations are the same in every run."""

import base64
import hashlib
import secrets
from collections.abc import Iterable

TEAM = "T0LARKSPUR"
TEAM_DOMAIN = "larkspur"
TEAM_NAME = "Larkspur University"
APP = "A0INFOVIEW"
BOT = "B0INFOVIEW"
BOT_USER = "U0INFOVIEW"
SLACKBOT = "USLACKBOT"


def lasting_id(kind: str, *of: str) -> str:
    digest = hashlib.sha256("\n".join(of).encode()).digest()
    return kind + "0" + base64.b32encode(digest).decode()[:8]


def person_id(email: str) -> str:
    return lasting_id("U", email.lower())


def conversation_id(members: Iterable[str]) -> str:
    everyone = sorted(members)
    return lasting_id("D" if len(everyone) == 2 else "G", *everyone)


def fresh_id(kind: str = "") -> str:
    return kind + base64.b32encode(secrets.token_bytes(10)).decode()[:10]
