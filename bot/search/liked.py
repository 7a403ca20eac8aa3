""" "Like @somebody": whose work is like that of this volunteer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, String, bindparam, func, or_, select

from bot.models import SearchDocument, Volunteer
from bot.search.asked import Like
from bot.search.gazetteer import key
from bot.search.words import words

_LIKE = r"\b(?:(?:people|someone|somebody|anyone) )?(?:like|similar to)\s+"
_AT = r"(?P<at><@(?P<id>[UW]\w+)(?:\|(?P<said>[^>]*))?>)"
_NAME = r"@(?P<name>[^\W_][\w.'-]*(?:\s+[^\W_][\w'-]*){0,2})"
MENTION = re.compile(rf"{_LIKE}(?:{_AT}|{_NAME})", re.IGNORECASE)
NOTHING_ELSE = re.compile(rf"\s*{_AT}\s*")
Person = Row[int, str, str, list[str]]
LONGEST = 3  # words of a name
FIELDS = 2  # of theirs, besides their title

_LIKED = select(
    SearchDocument.id.label("document"), Volunteer.name, Volunteer.title, Volunteer.fields
).where(
    Volunteer.team_id == bindparam("team_id", type_=String),
    Volunteer.joined_at.is_not(None),
    Volunteer.paused_at.is_(None),
    SearchDocument.team_id == Volunteer.team_id,
    SearchDocument.volunteer_id == Volunteer.id,
    or_(
        Volunteer.user_id == bindparam("user_id", type_=String),
        func.lower(Volunteer.name).like(bindparam("begins", type_=String), escape="!"),
    ),
)


@dataclass(frozen=True)
class Liked:
    """`rest` of the query; `nobody`: somebody was meant, and it is nobody who is listed."""

    rest: str
    like: Like | None = None
    nobody: bool = False


def liked(connection: Connection, team_id: str, query: str) -> Liked:
    mention = _mention(query)
    if not mention:
        return Liked(query)
    around = query[: mention.start()], query[mention.end() :]
    said = f"<@{mention['id']}|{mention['said'] or ''}>"
    if mention["id"]:
        people = _people(connection, team_id, {"user_id": mention["id"], "begins": ""})
        more: list[str] = []
    else:
        typed = words(mention["name"])
        people, more = _named(connection, team_id, typed)
        said = f"@{' '.join(typed[: len(typed) - len(more)])}"
    like = _like(people, said)
    return Liked(" ".join((around[0], *more, around[1])), like, nobody=like is None)


def without_ids(query: str) -> str:
    """As people read it."""
    mention = _mention(query)
    if not mention or not mention["id"]:
        return query
    start, end = mention.span("at")
    return f"{query[:start]}@{mention['said'] or 'them'}{query[end:]}"


def _mention(query: str) -> re.Match[str] | None:
    """Beside other words a mention means nothing without a "like"."""
    return MENTION.search(query) or NOTHING_ELSE.fullmatch(query)


def _people(connection: Connection, team_id: str, who: dict[str, str]) -> Sequence[Person]:
    return connection.execute(_LIKED, {"team_id": team_id, **who}).all()


def _named(
    connection: Connection, team_id: str, typed: list[str]
) -> tuple[Sequence[Person], list[str]]:
    """Whose name begins so, with as many words as there are; and the words after it."""
    begins = f"{typed[0]}%" if typed else ""
    people = _people(connection, team_id, {"user_id": "", "begins": begins})
    for size in range(min(LONGEST, len(typed)), 0, -1):
        name = " ".join(typed[:size])
        found = [each for each in people if f"{key(each.name)} ".startswith(f"{name} ")]
        if found:
            return found, typed[size:]
    return (), typed


def _like(people: Sequence[Person], typed: str) -> Like | None:
    """None where it may be one or another."""
    if len(people) != 1:
        return None
    [person] = people
    work = " ".join(filter(None, (person.title, *person.fields[:FIELDS])))
    return Like(typed, work, person.document) if work else None
