"""What the modal *Request intro* shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.models import Introduction, Volunteer
from bot.services.load import Allowance

MINUTES_AT_FIRST = 20


@dataclass(frozen=True)
class RequestForm:
    """What the modal *Request intro* needs; `introduction` is the id its submission will bear.

    It begins with what the student wrote to somebody before, if it follows on that.
    """

    introduction: str
    volunteer_id: str
    found_by: str
    name: str
    formats: list[str]
    first_use: bool
    shares_email: bool
    allowance: Allowance
    opening_least: int
    opening_most: int
    opening: str = ""
    areas: Sequence[str] = ()
    wished_formats: Sequence[str] = ()
    minutes: int = MINUTES_AT_FIRST
    suggested_by: str | None = None


async def written_before(
    session: AsyncSession,
    team_id: str,
    student: str,
    introduction: str,
    volunteer: Volunteer,
) -> dict[str, Any]:
    """Only their own words, and what they had looked for."""
    intro = await session.get(Introduction, (team_id, introduction))
    if intro is None or intro.student != student:
        return {}
    return {
        "found_by": intro.found_by,
        "opening": intro.opening,
        "areas": list(intro.areas),
        "wished_formats": list(intro.formats),
        "minutes": intro.minutes,
        "suggested_by": _lead(intro, volunteer),
    }


def _lead(before: Introduction, volunteer: Volunteer) -> str | None:
    """Who suggested this volunteer, when the student had asked them before."""
    return before.volunteer if before.suggested_instead == volunteer.user_id else None
