"""*Narrow*, as conditions on whom a search may show; each holds where nothing was asked of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, String, and_, bindparam, cast, exists, func, literal, or_, select
from sqlalchemy.orm import aliased

from bot.domain.hours import hours_apart
from bot.domain.narrowing import LIKE_MINE, UNASKED_FOR, Narrowing
from bot.models import Member, SearchDocument, Volunteer
from bot.search.words import stems


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """What the conditions ask for: patterns for texts, none where anybody will do.

    languages   two spellings, since SQLite knows capitals of ASCII alone
    zones       all that are near enough, between commas
    """

    format: str | None = None
    place: str | None = None
    class_from: int | None = None
    class_until: int | None = None
    language: str | None = None
    language_capital: str | None = None
    asked_before: datetime | None = None
    zones: str | None = None

    def narrows(self) -> bool:
        return any(getattr(self, each.name) is not None for each in fields(Narrowed))


def narrowed(
    connection: Connection, team_id: str, student: str, now: datetime, narrowing: Narrowing
) -> Mapping[str, Any]:
    """The parameters, by name."""
    language = narrowing.language.lower()
    return {
        "format": f'%"{narrowing.format}"%' if narrowing.format else None,
        "place": _whole_words(narrowing.place) if narrowing.place else None,
        "class_from": narrowing.class_from,
        "class_until": narrowing.class_until,
        "language": _in_json(language) if language else None,
        "language_capital": _in_json(language.title()) if language else None,
        "asked_before": now - UNASKED_FOR if narrowing.unasked else None,
        "zones": _near(connection, team_id, student, now) if narrowing.daytime else None,
    }


def _whole_words(typed: str) -> str:
    return f"% {' '.join(stems(typed))} %"


def _in_json(typed: str) -> str:
    inside = json.dumps(typed)[1:-1]
    return f"%{inside.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"


def _near(connection: Connection, team_id: str, student: str, now: datetime) -> str:
    here = Member.team_id == team_id
    mine = connection.scalar(select(Member.timezone).where(here, Member.user_id == student))
    zones = connection.scalars(select(Member.timezone).distinct().where(here))
    near = [zone for zone in zones if zone and hours_apart(now, mine, zone) <= LIKE_MINE]
    return f",{','.join(near)},"


_format = bindparam("format", type_=String)
_place = bindparam("place", type_=String)
_class_from = bindparam("class_from", type_=Volunteer.class_year.type)
_class_until = bindparam("class_until", type_=Volunteer.class_year.type)
_language = bindparam("language", type_=String)
_language_capital = bindparam("language_capital", type_=String)
_asked_before = bindparam("asked_before", type_=Volunteer.asked_at.type)
_zones = bindparam("zones", type_=String)

_languages = cast(Volunteer.languages, String)
_document = aliased(SearchDocument)
_there = literal(" ").concat(_document.place).concat(" ")
_lives_there = (
    exists()
    .where(
        _document.team_id == Volunteer.team_id,
        _document.volunteer_id == Volunteer.id,
        _there.like(_place),
    )
    .correlate(Volunteer)
)

NARROWED = and_(
    or_(_format.is_(None), cast(Volunteer.formats, String).like(_format)),
    or_(_place.is_(None), _lives_there),
    or_(_class_from.is_(None), Volunteer.class_year >= _class_from),
    or_(_class_until.is_(None), Volunteer.class_year <= _class_until),
    or_(
        _language.is_(None),
        func.lower(_languages).like(_language, escape="!"),
        _languages.like(_language_capital, escape="!"),
    ),
    or_(_asked_before.is_(None), Volunteer.asked_at.is_(None), Volunteer.asked_at < _asked_before),
    or_(_zones.is_(None), _zones.like(literal("%,").concat(Member.timezone).concat(",%"))),
)
