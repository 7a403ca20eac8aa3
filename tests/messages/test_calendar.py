"""A link into a calendar: what people typed is a fact in it, and no more."""

from urllib.parse import parse_qs, urlsplit

from messages.calendar import LONGEST, calendar_url

NOON = 1767614400  # 5 January 2026, 12:00 UTC
HOSTILE = "Room 5 & 6|<!channel> #1 ü?x=1&location=evil"


def facts(url):
    return {name: value for name, [value] in parse_qs(urlsplit(url).query).items()}


def test_a_link_carries_the_facts_to_the_letter():
    url = calendar_url("A meeting: Ada & Ben", NOON, 20, HOSTILE, "Details")

    assert facts(url) == {
        "action": "TEMPLATE",
        "text": "A meeting: Ada & Ben",
        "dates": "20260105T120000Z/20260105T122000Z",
        "details": "Details",
        "location": HOSTILE,
    }
    assert not set('<>| "') & set(url)


def test_a_link_that_would_be_too_long_goes_without_the_place():
    url = calendar_url("A meeting", NOON, 20, "😀" * 300, "Details")

    assert len(url) <= LONGEST
    assert "location" not in facts(url)
