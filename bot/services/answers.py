"""What a student sees of a search: people with reasons, or what to try instead."""

from dataclasses import dataclass

from bot.domain.narrowing import Narrowing
from bot.search.asked import query_of
from bot.search.find import Found, Result
from bot.search.liked import without_ids
from bot.search.readings import Another
from bot.search.reasons import Reason
from bot.search.understood import Understood
from bot.services.load import Allowance
from bot.services.service import Service

LONGEST_WITHOUT = 44  # characters of a query that a button can look for: a message holds so much


@dataclass(frozen=True)
class Card:
    """One volunteer, as a student sees them; never an e-mail address."""

    volunteer_id: str
    name: str
    title: str
    employer: str
    class_year: int | None
    city: str
    country: str
    timezone: str | None
    formats: tuple[str, ...]
    meetings_left: int
    why: tuple[Reason, ...]


@dataclass(frozen=True)
class Piece:
    """A part of what was understood, and the query without it, if anything else is left."""

    words: str
    without: str | None


@dataclass(frozen=True)
class Nowhere:
    """A place where nobody lives, as it was typed, and where the first one shown lives near it."""

    words: str
    nearest: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """People, or else fields to try instead, and how many requests may still be sent.

    It can be hashed: the same answer is rendered once.

    first    nobody was shown before these
    so_far   what was looked for, to look again in another way
    found_by  the same, as a request remembers it
    further  the same, to be shown the next people; none when these are the last
    understood  the parts of the query, where there are several or a word was read as another
    relaxed     kinds of parts that not even the first of these people meets
    nowhere     the place among them, if nobody lives there
    readings    what else the query may mean
    unsure      not even the first of these people does anything close
    career_office  where else to ask, when nobody or nobody close was found
    """

    query: str
    narrowing: Narrowing
    cards: tuple[Card, ...]
    near: tuple[str, ...]
    allowance: Allowance
    first: bool
    so_far: str
    found_by: str
    further: str | None
    understood: tuple[Piece, ...] = ()
    relaxed: tuple[str, ...] = ()
    nowhere: Nowhere | None = None
    readings: tuple[Another, ...] = ()
    unsure: bool = False
    career_office: str = ""


def pieces(understood: Understood) -> tuple[Piece, ...]:
    phrases = understood.asked.phrases()
    if len(phrases) < 2 and not understood.did_you_mean:
        return ()
    rest = (query_of([other for other in phrases if other != each]) for each in phrases)
    return tuple(
        Piece(without_ids(each), without if 0 < len(without) <= LONGEST_WITHOUT else None)
        for each, without in zip(phrases, rest, strict=True)
    )


def cards(service: Service, result: Result) -> tuple[Card, ...]:
    """Whom a search found, as a student sees them."""
    return tuple(_card(service, each) for each in result.found)


def _card(service: Service, found: Found) -> Card:
    facts = dict(vars(found.volunteer))
    facts.pop("lacks")
    most = facts.pop("meetings_per_month") or service.programme.meetings_a_month
    return Card(**facts, timezone=found.timezone, meetings_left=most - found.meetings)


def nowhere(result: Result) -> Nowhere | None:
    there = [part for part in result.understood.asked.wanted if part.nobody]
    if not there or not result.found:
        return None
    first = result.found[0].volunteer
    near = any(reason.part in ("city", "country") for reason in first.why)
    home = tuple(filter(None, (first.city, first.country)))
    return Nowhere(there[0].words, home if near else ())
