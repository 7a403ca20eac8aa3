"""A link that puts a meeting into the calendar of whoever opens it."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

CALENDAR = "https://calendar.google.com/calendar/render?"
LONGEST = 3000  # characters: Slack's most for the link of a button


def calendar_url(title: str, begins: int, minutes: int, place: str, details: str) -> str:
    """`begins`: in seconds. Without the place, where the link would be too long with it."""
    starts = datetime.fromtimestamp(begins, UTC)
    ends = starts + timedelta(minutes=minutes)
    facts = {
        "action": "TEMPLATE",
        "text": title,
        "dates": f"{starts:%Y%m%dT%H%M%SZ}/{ends:%Y%m%dT%H%M%SZ}",
        "details": details,
    }
    url = CALENDAR + urlencode({**facts, "location": place})
    return url if len(url) <= LONGEST else CALENDAR + urlencode(facts)
